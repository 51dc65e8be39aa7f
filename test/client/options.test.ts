import {
  ConfigurationError,
  Cordboard,
  isAPIError,
  isConflictError,
  isNotFoundError,
  type Middleware,
  NotFoundError,
} from 'cordboard';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { account, agent } from '../support/models.js';
import { failure } from '../support/promise.js';
import { errorBody } from '../support/server.js';

const settings = { apiKey: 'sk_test', baseUrl: 'http://api.test/prefix/' };

function recording(
  answer: () => Response = () => Response.json(account, { headers: { 'x-request-id': 'req_7' } }),
) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    // A copy: the original's body is given up once the call is over.
    requests.push(request.clone());
    return answer();
  };
  return { requests, fetch };
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('settings', () => {
  test('a missing key says what to set and how to start the emulator', () => {
    vi.stubEnv('CORDBOARD_API_KEY', '');
    const make = () => new Cordboard({ baseUrl: settings.baseUrl });
    expect(make).toThrow(ConfigurationError);
    expect(make).toThrow(/CORDBOARD_API_KEY.*npx cordboard emulator/);
  });

  test('a missing base URL too', () => {
    vi.stubEnv('CORDBOARD_BASE_URL', '');
    expect(() => new Cordboard({ apiKey: 'sk_test' })).toThrow(/CORDBOARD_BASE_URL/);
  });

  test('the environment fills in what is not passed', async () => {
    vi.stubEnv('CORDBOARD_API_KEY', 'sk_env');
    vi.stubEnv('CORDBOARD_BASE_URL', 'http://env.test');
    const { requests, fetch } = recording();
    await new Cordboard({ fetch }).account.retrieve();
    expect(requests[0]?.url).toBe('http://env.test/v1/account');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer sk_env');
  });

  test.each([
    'api.test',
    'ftp://api.test',
    'http://user:pw@api.test',
    'http://api.test?x=1',
    'http://api.test#x',
  ])('base URL %s is refused', (baseUrl) => {
    expect(() => new Cordboard({ apiKey: 'sk_test', baseUrl })).toThrow(/baseUrl must be an absolute http/);
  });

  test('misspelt and mistaken ones are refused at the first call, all at once and without their secrets', async () => {
    const { requests, fetch } = recording();
    const mistaken: object = {
      ...settings,
      fetch,
      apikey: 'sk_live',
      maxRetries: -1,
      validation: 'strct',
      logLevel: 'verbose',
      logger: { log() {} },
      middleware: () => {},
      onDrift: 'warn',
      headers: { 'x\ny': '1' },
    };
    const client = new Cordboard(mistaken);
    for (const _ of ['once', 'again']) {
      const error = await failure(client.agents.update('ag_1', {}));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(error.message).toBe(
        [
          'new Cordboard(): maxRetries must be an integer of 0 or more (given -1)',
          'headers must be an object of names and values that HTTP allows (given object)',
          'middleware must be a list of functions (given function)',
          'validation must be one of "report", "strict", "off" (given "strct")',
          'onDrift must be a function (given "warn")',
          'logger must be an object with the methods debug, info, warn and error (given object)',
          'logLevel must be one of "off", "error", "warn", "info", "debug" (given "verbose")',
          'apikey must be left out: there is no such option (given string)',
        ].join('; '),
      );
    }
    expect(requests).toEqual([]);
  });

  test.each([0, -1, Number.NaN, '5000', 2 ** 31])('a time limit of %j is refused', async (limit) => {
    const { requests, fetch } = recording();
    for (const name of ['timeoutMs', 'totalTimeoutMs']) {
      const wrong = { [name]: limit } as object;
      for (const call of [
        new Cordboard({ ...settings, fetch, ...wrong }).account.retrieve(),
        new Cordboard({ ...settings, fetch }).account.retrieve(wrong),
      ])
        expect((await failure(call)).message).toContain(
          `${name} must be a number of ms from 1 to 2147483647`,
        );
    }
    expect(requests).toEqual([]);
  });

  test('are what they were when the client was made, whatever becomes of the object', async () => {
    const { requests, fetch } = recording();
    const options: object = { ...settings, fetch, maxRetries: 0 };
    const client = new Cordboard(options);
    Object.assign(options, { maxRetries: -1, mine: true });
    await client.account.retrieve();
    expect(requests).toHaveLength(1);
  });

  test('a browser is refused, with the reason', () => {
    vi.stubGlobal('document', {});
    try {
      expect(() => new Cordboard(settings)).toThrow(/anyone can read the key/);
      expect(new Cordboard({ ...settings, dangerouslyAllowBrowser: true })).toBeInstanceOf(Cordboard);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test('are what they were when the client was made', async () => {
    const { requests, fetch } = recording();
    const headers: { [name: string]: string } = { 'x-team': 'a' };
    const middleware: Middleware[] = [];
    const client = new Cordboard({ ...settings, fetch, headers, middleware });
    headers['x-team'] = 'b';
    middleware.push(() => Promise.reject(new Error('added later')));
    await client.account.retrieve();
    expect(requests[0]?.headers.get('x-team')).toBe('a');
  });

  test('withOptions changes what it names and keeps the rest', async () => {
    const { requests, fetch } = recording();
    const client = new Cordboard({ ...settings, fetch, headers: { 'x-team': 'a' } });
    await client.withOptions({ apiKey: 'sk_other' }).account.retrieve();
    expect(requests[0]?.headers.get('x-team')).toBe('a');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer sk_other');
  });
});

describe('a request', () => {
  test('says what it is, and keeps the prefix of the base URL', async () => {
    const { requests, fetch } = recording(() => Response.json({ ...agent, id: 'ag_1' }));
    const client = new Cordboard({ ...settings, fetch });
    await client.agents.update('ag/1 ü', { name: 'x' }, { ifVersion: 3, headers: { 'X-Trace': 't' } });
    const [request] = requests;
    expect(request?.url).toBe('http://api.test/prefix/v1/agents/ag%2F1%20%C3%BC');
    expect(request?.method).toBe('PATCH');
    expect(request?.headers.get('if-match')).toBe('"3"');
    expect(request?.headers.get('cordboard-version')).toBe('2026-11-01');
    expect(request?.headers.get('x-trace')).toBe('t');
    expect(request?.headers.get('accept')).toBe('application/json');
    expect(request?.headers.get('user-agent')).toMatch(/^cordboard\/\d+\.\d+\.\d+ \(Node\.js\/\d+/);
    expect(await request?.json()).toEqual({ name: 'x' });
  });

  test('reads the runtime fetch when it is sent, so that mocks work', async () => {
    const client = new Cordboard(settings);
    vi.stubGlobal('fetch', async () => Response.json(account));
    try {
      expect(await client.account.retrieve()).toEqual(account);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test('goes through the middleware, the first outermost, once an attempt', async () => {
    const seen: string[] = [];
    let answers = 0;
    const { fetch } = recording(() => {
      answers += 1;
      return answers === 1
        ? Response.json(errorBody('unavailable'), { status: 503, headers: { 'retry-after': '0' } })
        : Response.json(account);
    });
    const client = new Cordboard({
      ...settings,
      fetch,
      middleware: ['outer', 'inner'].map((name) => async (request, next, context) => {
        seen.push(`${name} ${context.endpoint} ${context.attempt}`);
        return next(request);
      }),
    });
    await client.account.retrieve();
    expect(seen).toEqual([
      'outer account.retrieve 1',
      'inner account.retrieve 1',
      'outer account.retrieve 2',
      'inner account.retrieve 2',
    ]);
  });

  test('beyond the contract has the same manners', async () => {
    const { requests, fetch } = recording(() => Response.json({ later: true }));
    const client = new Cordboard({ ...settings, fetch });
    expect(
      await client.request('post', '/v1/later', { query: { a: 1, b: undefined }, body: { c: 2 } }),
    ).toEqual({ later: true });
    expect(requests[0]?.url).toBe('http://api.test/prefix/v1/later?a=1');
    expect(requests[0]?.headers.get('idempotency-key')).toBeTruthy();
  });

  test('with stream: true hands the body over unread', async () => {
    const { fetch } = recording(() => new Response('event: ready\n\n'));
    const body = await new Cordboard({ ...settings, fetch }).request('GET', '/v1/events', { stream: true });
    expect(await new Response(body as ReadableStream).text()).toBe('event: ready\n\n');
  });
});

describe('an answer', () => {
  test('comes with its response and request id when asked', async () => {
    const { fetch } = recording();
    const { data, response, requestId } = await new Cordboard({ ...settings, fetch }).account
      .retrieve()
      .withResponse();
    expect(data).toEqual(account);
    expect(response.status).toBe(200);
    expect(requestId).toBe('req_7');
  });

  test("in another library's class of Response is taken as it is, and nothing is sent twice", async () => {
    const own = vi.spyOn(globalThis, 'fetch');
    const { ok, status, headers } = new Response(null);
    const foreign = { ok, status, headers, text: async () => JSON.stringify(agent) } as Response;
    const { requests, fetch } = recording(() => foreign);
    const client = new Cordboard({ ...settings, fetch });
    const answer = await client.agents.update('ag_1', { name: 'Reception' }).withResponse();
    expect(answer).toMatchObject({ data: agent, response: foreign });
    expect(requests).toHaveLength(1);
    expect(own).not.toHaveBeenCalled();
  });

  test('that a middleware forgot to return is missed by name', async () => {
    const { fetch } = recording();
    const forgetful: unknown = async (request: Request, next: (r: Request) => Promise<Response>) => {
      await next(request);
    };
    const client = new Cordboard({
      ...settings,
      fetch,
      middleware: [forgetful as Middleware],
      maxRetries: 0,
    });
    const error = await failure(client.agents.update('ag_1', { name: 'Reception' }));
    expect(error).toMatchObject({ name: 'ConnectionError', outcome: 'unknown' });
    expect(error.message).toMatch(/middleware returned no Response/);
  });

  test('of 204 is undefined', async () => {
    const { fetch } = recording(() => new Response(null, { status: 204 }));
    expect(await new Cordboard({ ...settings, fetch }).dispatchRules.delete('dr_1')).toBeUndefined();
  });

  test('that failed, asked for with its response alone, rejects once and is no unhandled rejection', async () => {
    const { fetch } = recording(() => Response.json(errorBody('not_found'), { status: 404 }));
    const error = await failure(new Cordboard({ ...settings, fetch }).account.retrieve().withResponse());
    expect(error).toBeInstanceOf(NotFoundError);
  });

  test('guards know the errors of another copy of the package', async () => {
    const { fetch } = recording(() => Response.json(errorBody('not_found'), { status: 404 }));
    const error = await failure(new Cordboard({ ...settings, fetch }).account.retrieve());
    const foreign = Object.assign(
      Object.create({ [Symbol.for('cordboard.error')]: ['CordboardError', 'APIError', 'NotFoundError'] }),
      error,
    );
    for (const each of [error, foreign]) {
      expect(isNotFoundError(each) && isAPIError(each)).toBe(true);
      expect(isConflictError(each)).toBe(false);
    }
    expect([null, undefined, 'x', new Error('x')].some(isAPIError)).toBe(false);
  });

  test('guards and names know the errors of classes derived from ours', async () => {
    const { fetch } = recording(() => Response.json(errorBody('not_found'), { status: 404 }));
    const error = (await failure(new Cordboard({ ...settings, fetch }).account.retrieve())) as NotFoundError;
    const anonymous = (() => class extends NotFoundError {})();
    class Missing extends anonymous {}
    for (const type of [anonymous, Missing]) {
      const derived: Error = Object.create(type.prototype, Object.getOwnPropertyDescriptors(error));
      expect(isNotFoundError(derived) && isAPIError(derived)).toBe(true);
      expect(isConflictError(derived)).toBe(false);
      expect(derived.name).toBe('NotFoundError');
    }
    expect(NotFoundError.name).toBe('NotFoundError');
    expect(error.stack).toMatch(/^NotFoundError: 404 not_found/);
  });
});
