import { Cordboard, isConnectionError } from 'cordboard';
import { describe, expect, test } from 'vitest';
import { impatientClock } from '../support/clock.js';
import { account } from '../support/models.js';
import { failure } from '../support/promise.js';
import { errorBody } from '../support/server.js';

type Answer = () => Response | Promise<Response>;

/** A client that is answered these in turn, and the clock that its pauses pass on. */
function answered(...answers: Answer[]) {
  const clock = impatientClock();
  const sent: Request[] = [];
  const client = new Cordboard({
    apiKey: 'sk_test',
    baseUrl: 'http://api.test',
    clock,
    logLevel: 'off',
    fetch: async (request) => {
      sent.push(request);
      return (answers[sent.length - 1] ?? answers.at(-1) ?? Response.error)();
    },
  });
  const pauses = () => clock.waits.filter((ms) => ms < 30_000);
  return { client, sent, pauses };
}

const refusal = (status: number, code: string, headers = {}) =>
  Response.json(errorBody(code), { status, headers });
const call = { agentId: 'ag_1', to: '+14155550123' };

describe('what callers name as they like is no secret', () => {
  test.each(['a', 'id', 'limit', 'not_found', 'retry-after'])(
    'such as a variable of value %s',
    async (code) => {
      const { client } = answered(() => refusal(404, 'not_found', { 'ratelimit-limit': '5' }));
      const error = await failure(client.calls.create({ ...call, variables: { code } }));
      expect(error).toMatchObject({ name: 'NotFoundError', code: 'not_found', status: 404 });
    },
  );

  test('and no secret hides what the protocol says', async () => {
    const headers = { 'retry-after': '2' };
    const { client, pauses } = answered(
      () => refusal(429, 'rate_limited', headers),
      () => refusal(409, 'idempotency_in_progress'),
      () => refusal(422, 'validation_failed'),
    );
    const sent = client.telephony.connections.verifyMobile('tc_1', {
      mobileNumber: '+919876543210',
      code: '2',
    });
    expect(await failure(sent)).toMatchObject({ code: 'validation_failed' });
    expect(pauses()[0]).toBe(2_000);
    expect(pauses()).toHaveLength(2);
  });

  test('but an address that may hold a token is one', async () => {
    const url = 'https://shop.test/hook?token=CAPABILITY';
    const message = `could not verify ${url}`;
    const { client } = answered(() =>
      Response.json({ error: { code: 'validation_failed', message, details: { url } } }, { status: 422 }),
    );
    const error = await failure(client.numbers.update('pn_1', { inboundCallback: { url } }));
    expect(error.message).toContain('could not verify [redacted]');
    expect(JSON.stringify(error)).not.toContain('CAPABILITY');
  });
});

test.each([
  [400, 'BadRequestError'],
  [401, 'AuthenticationError'],
  [402, 'InsufficientCreditsError'],
  [403, 'PermissionDeniedError'],
  [404, 'NotFoundError'],
  [409, 'ConflictError'],
  [410, 'CursorExpiredError'],
  [412, 'VersionMismatchError'],
  [418, 'APIError'],
  [422, 'UnprocessableEntityError'],
  [429, 'RateLimitError'],
  [500, 'ServerError'],
  [503, 'ServerError'],
])('%i is an error of the class %s', async (status, name) => {
  const { client } = answered(() => refusal(status, 'strange'));
  expect((await failure(client.account.retrieve())).name).toBe(name);
});

test('a secret of a few characters spoils no error: there is nothing to keep', async () => {
  const details = { numberId: 'pn_0ec1s' };
  const { client } = answered(() =>
    Response.json(
      { error: { code: 'number_unavailable', message: 'It is on the account.', details } },
      { status: 409 },
    ),
  );
  const trunk = { connectionId: 'tc_1', terminationUri: 'sip:x', sipUsername: 'u', sipPassword: 's' };
  const error = await failure(client.telephony.importNumber({ phoneNumber: '+14155550123', ...trunk }));
  expect(error).toMatchObject({ message: '409 number_unavailable: It is on the account.', details });
});

test('the message of an error names status, code and request, as far as there are any', async () => {
  const told = async (headers: object) => {
    const { client } = answered(() => refusal(404, 'not_found', headers));
    return (await failure(client.account.retrieve())).message;
  };
  expect(await told({ 'x-request-id': 'req_1' })).toMatch(/^404 not_found: .*\(request req_1\)$/);
  expect(await told({})).toMatch(/^404 not_found: .*[^)]$/);
});

test('fields of an error that are not what they should be are not passed on', async () => {
  const error = { code: 'validation_failed', message: 'No.', param: 5, issues: { a: 1 }, details: 'x' };
  const { client } = answered(() => Response.json({ error }, { status: 422 }));
  expect(await failure(client.account.retrieve())).toMatchObject({ param: null, issues: [], details: {} });
});

test('an error body of any depth is an error of its status', async () => {
  const details = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
  const body = `{"error":{"code":"invalid_request","message":"too deep","details":${details}}}`;
  const { client } = answered(() => new Response(body, { status: 400 }));
  const error = await failure(client.account.retrieve());
  expect(error).toMatchObject({ name: 'BadRequestError', status: 400, code: 'invalid_request' });
  expect(JSON.stringify(error)).toContain('[redacted]');
});

test('a failure that is its own cause is told of like any other', async () => {
  const round = new TypeError('fetch failed');
  round.cause = round;
  const { client } = answered(() => Promise.reject(round));
  const error = await failure(client.account.retrieve());
  expect(isConnectionError(error) && error.outcome).toBe('unknown');
});

describe('Retry-After that is no time', () => {
  test.each(['5, 5', '-5', 'soon', '1e3'])('%s is passed over', async (value) => {
    const { client } = answered(() => refusal(429, 'rate_limited', { 'retry-after': value }));
    const error = await failure(client.account.retrieve({ maxRetries: 0 }));
    expect(error).toMatchObject({ retryAfterMs: null });
  });
});

describe('whether anything was sent', () => {
  const fails = (cause: object) => () => Promise.reject(new TypeError('fetch failed', { cause }));
  test.each([
    [{ code: 'EHOSTUNREACH', syscall: 'connect' }, 'not_sent'],
    [{ code: 'EHOSTUNREACH', syscall: 'read' }, 'unknown'],
    [{ code: 'ENETUNREACH', syscall: 'write' }, 'unknown'],
    [{ errors: [{ code: 'ECONNREFUSED', syscall: 'connect' }] }, 'not_sent'],
    [{ code: 'CERT_HAS_EXPIRED' }, 'not_sent'],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'not_sent'],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'not_sent'],
    [{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'not_sent'],
    [{ code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' }, 'not_sent'],
    [{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'not_sent'],
    [{ code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' }, 'unknown'],
    [{ message: 'error sending request: client error (Connect): Connection refused' }, 'not_sent'],
    [{ message: 'Requires net access to "api.test:443", run again with the --allow-net flag' }, 'not_sent'],
    [{ message: 'error sending request: client error (SendRequest): connection closed' }, 'unknown'],
  ])('%j: %s', async (cause, outcome) => {
    const { client } = answered(fails(cause));
    const error = await failure(client.calls.create(call));
    expect(isConnectionError(error) && error.outcome).toBe(outcome);
  });
});

test('a write is never sent without a key, whatever its headers say', async () => {
  const { client, sent } = answered(() => Response.json({}));
  await client.agents.create({ name: 'A', type: 'inbound' }, { headers: { 'Idempotency-Key': '' } });
  expect(sent[0]?.headers.get('idempotency-key')).toMatch(/^[\da-f-]{36}$/);
});

test.each([null, [], {}, { data: null }])('a list that is answered with %j says so', async (body) => {
  const { client } = answered(() => Response.json(body));
  expect(await failure(client.agents.list())).toMatchObject({
    name: 'ResponseValidationError',
    message: 'agents.list: the answer holds no page of a list.',
  });
});

function broken(): never {
  throw new Error('the listener is broken');
}

test.each([
  ['throws', broken],
  ['rejects', async () => broken()],
])('a listener for drifts that %s takes no answer away', async (_, onDrift) => {
  const told: string[] = [];
  const client = new Cordboard({
    apiKey: 'sk_test',
    baseUrl: 'http://api.test',
    logger: { ...console, warn: (line) => told.push(line) },
    onDrift,
    fetch: async () => Response.json({ ...account, id: 7 }),
  });
  expect(await client.account.retrieve()).toMatchObject({ id: 7 });
  expect(told).toEqual(['[cordboard] onDrift failed: Error: the listener is broken']);
});
