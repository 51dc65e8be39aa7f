import { inspect } from 'node:util';
import { type AuthenticationError, Cordboard, InvalidParamsError } from 'cordboard';
import { describe, expect, test } from 'vitest';
import { impatientClock } from '../support/clock.js';
import { account } from '../support/models.js';
import { failure } from '../support/promise.js';
import { dropUnread, errorBody, httpServer, json, tcpServer } from '../support/server.js';

const apiKey = 'sk_live_3f9a_do_not_show';
const authToken = 'twilio_token_do_not_show';
const sipPassword = 'sip_password_do_not_show';
const secrets = [apiKey, authToken, sipPassword];

/** Everything that an error could show to a log or a crash report. */
function shown(error: Error): string {
  const deep = { depth: 12, showHidden: true };
  return [inspect(error, deep), JSON.stringify(error), error.stack, inspect(error.cause, deep)].join('\n');
}

function expectNoSecret(text: string): void {
  for (const secret of secrets) expect(text).not.toContain(secret);
}

const lines: string[] = [];
const note = (line: string) => lines.push(line);
const logger = { debug: note, info: note, warn: note, error: note };
const settings = { apiKey, logger, logLevel: 'debug', clock: impatientClock() } as const;

const connect = (client: Cordboard, more: object = {}) =>
  client.telephony.connections.create({
    type: 'twilio_byo',
    friendlyName: 'Main',
    accountSid: 'AC1',
    authToken,
    ...more,
  });
const importNumber = (client: Cordboard) =>
  client.telephony.importNumber({
    phoneNumber: '+14155550123',
    connectionId: 'tc_1',
    terminationUri: 'sip:x',
    sipUsername: 'u',
    sipPassword,
  });
const withTool = ({ agents }: Cordboard) =>
  agents.create({
    name: 'Reception',
    type: 'inbound',
    tools: [{ type: 'http', url: `https://crm.test/?t=${sipPassword}`, authToken }],
  });

describe('no error and no log line shows a secret', () => {
  test.each([connect, importNumber, withTool])('when the server echoes what it was sent', async (send) => {
    const baseUrl = await httpServer(async (req, res) => {
      let body = '';
      for await (const chunk of req) body += chunk;
      const echo = `You sent ${req.headers.authorization} and ${body}`;
      const error = {
        ...errorBody('validation_failed', echo).error,
        details: { body: JSON.parse(body), echo: [echo] },
      };
      json(res, 422, { error });
    });
    const error = await failure(send(new Cordboard({ ...settings, baseUrl })));
    expect(error.message).toContain('You sent Bearer [redacted]');
    expectNoSecret(shown(error));
  });

  test.each<[string, (client: Cordboard) => PromiseLike<unknown>]>([
    ['a misspelt field', (client) => connect(client, { auth_token: authToken })],
    ['an object where none belongs', (client) => connect(client, { friendlyName: { authToken } })],
    [
      'a webhook URL',
      ({ webhookEndpoints }) => webhookEndpoints.create({ url: `shop.test/?t=${authToken}` }),
    ],
    [
      'a callback URL',
      ({ numbers }) => numbers.update('pn_1', { inboundCallback: { url: `shop.test/?t=${authToken}` } }),
    ],
    [
      'a callback that is none',
      ({ numbers }) =>
        numbers.update('pn_1', { inboundCallback: `https://shop.test/?t=${authToken}` as never }),
    ],
  ])('when it is in %s', async (_, send) => {
    const error = await failure(send(new Cordboard({ ...settings, baseUrl: 'http://api.test' })));
    expect(error).toBeInstanceOf(InvalidParamsError);
    expectNoSecret(shown(error));
  });

  test('when the server echoes the key in its headers', async () => {
    const baseUrl = await httpServer((req, res) => {
      const echo = String(req.headers.authorization);
      json(res, 401, errorBody('unauthorized'), { 'www-authenticate': echo, 'x-request-id': echo });
    });
    const error = await failure(new Cordboard({ ...settings, baseUrl }).account.retrieve());
    expect((error as AuthenticationError).headers.get('www-authenticate')).toBe('Bearer [redacted]');
    expect((error as AuthenticationError).requestId).toBe('Bearer [redacted]');
    expectNoSecret(shown(error));
  });

  test.each([200, 404])(
    'when the server echoes the key as the type of what is no JSON, with %s',
    async (status) => {
      const fetch = async () =>
        new Response('<html>', { status, headers: { 'content-type': `text/${apiKey}` } });
      const client = new Cordboard({ ...settings, baseUrl: 'http://api.test', fetch });
      const error = await failure(client.account.retrieve({ maxRetries: 0 }));
      expect(error.message).toContain('(text/[redacted], 6 characters)');
      expectNoSecret(shown(error));
    },
  );

  test('when the connection breaks', async () => {
    const baseUrl = await tcpServer(dropUnread);
    expectNoSecret(shown(await failure(connect(new Cordboard({ ...settings, baseUrl })))));
  });

  test('when a custom fetch throws what it was given', async () => {
    const client = new Cordboard({
      ...settings,
      baseUrl: 'http://api.test',
      fetch: async (request) => {
        throw Object.assign(
          new Error(`failed: ${request.headers.get('authorization')} ${await request.text()}`),
          {
            request,
          },
        );
      },
    });
    expectNoSecret(shown(await failure(connect(client))));
  });

  test('when arguments are refused', async () => {
    const client = new Cordboard({ ...settings, baseUrl: 'http://api.test' });
    const params = {
      type: 'twilio_byo',
      friendlyName: '',
      accountSid: 'AC1',
      authToken: [authToken],
    } as never;
    const error = await failure(client.telephony.connections.create(params));
    expect(error.message).toContain('authToken must be of type string (given [redacted])');
    expectNoSecret(shown(error));
  });

  test('when the client itself is shown', () => {
    expectNoSecret(
      inspect(new Cordboard({ ...settings, baseUrl: 'http://api.test' }), { depth: 12, showHidden: true }),
    );
  });

  test('in all that was logged; phone numbers are masked', async () => {
    const baseUrl = await httpServer((_, res) =>
      json(res, 500, errorBody('internal_error', 'no luck with +14155550123')),
    );
    const client = new Cordboard({ ...settings, baseUrl });
    await failure(client.numbers.list({ phoneNumber: '+14155550123' }));
    expect(lines.length).toBeGreaterThan(3);
    expectNoSecret(lines.join('\n'));
    expect(lines.join('\n')).not.toContain('4155550123');
    expect(lines.join('\n')).toContain('+1415•••23');
  });
});

describe('the key', () => {
  test('does not follow a redirect to another origin, nor to the same one', async () => {
    let reached = 0;
    const elsewhere = await httpServer((_, res) => {
      reached += 1;
      json(res, 200, account);
    });
    for (const status of [301, 302, 307, 308]) {
      const baseUrl = await httpServer((_, res) => {
        res.writeHead(status, { location: `${elsewhere}/v1/account?token=abc` }).end();
      });
      const error = await failure(new Cordboard({ apiKey, baseUrl }).account.retrieve());
      expect(error).toMatchObject({ name: 'APIError', status });
      expect(error.message).toContain(`redirects to ${elsewhere}`);
      expect(error.message).not.toContain('token=abc');
    }
    expect(reached).toBe(0);
  });

  test('nor to a path, which is of the server itself', async () => {
    const baseUrl = await httpServer((_, res) => {
      res.writeHead(302, { location: '/login?token=abc' }).end();
    });
    const error = await failure(new Cordboard({ apiKey, baseUrl }).account.retrieve());
    expect(error.message).toContain(`redirects to ${new URL(baseUrl).origin}, and`);
    expect(error.message).not.toContain('login');
  });

  test('cannot be replaced by a header option', async () => {
    let seen: string | undefined;
    const baseUrl = await httpServer((req, res) => {
      seen = req.headers.authorization;
      json(res, 200, account);
    });
    const client = new Cordboard({ apiKey, baseUrl, headers: { Authorization: 'Bearer other' } });
    await client.account.retrieve({ headers: { AUTHORIZATION: 'Bearer third' } });
    expect(seen).toBe(`Bearer ${apiKey}`);
  });

  test('with a line break in it is refused without showing it', async () => {
    const client = new Cordboard({ apiKey: `${apiKey}\n`, baseUrl: 'http://api.test' });
    const error = await failure(client.account.retrieve());
    expect(error.name).toBe('ConfigurationError');
    expectNoSecret(shown(error));
  });

  test('from a function is fetched once, and afresh once after a 401', async () => {
    const used: (string | undefined)[] = [];
    let issued = 0;
    const baseUrl = await httpServer((req, res) => {
      used.push(req.headers.authorization);
      if (req.headers.authorization === 'Bearer sk_1') json(res, 401, errorBody('authentication_failed'));
      else json(res, 200, account);
    });
    const apiKey = async () => {
      issued += 1;
      return `sk_${issued}`;
    };
    const client = new Cordboard({ apiKey, baseUrl });
    await Promise.all([client.account.retrieve(), client.account.retrieve()]);
    await client.account.retrieve();
    expect(issued).toBe(2);
    expect(used.filter((key) => key === 'Bearer sk_2')).toHaveLength(3);
  });

  test('that stays refused ends in AuthenticationError, which shows neither it nor the one before', async () => {
    const used: (string | undefined)[] = [];
    const baseUrl = await httpServer((req, res) => {
      used.push(req.headers.authorization);
      json(res, 401, errorBody('authentication_failed', `none of ${used}`));
    });
    let issued = 0;
    const apiKey = () => ['sk_first', 'sk_second'][issued++] as string;
    const error = await failure(new Cordboard({ apiKey, baseUrl }).account.retrieve());
    expect(error.name).toBe('AuthenticationError');
    expect(used).toEqual(['Bearer sk_first', 'Bearer sk_second']);
    expect(shown(error)).not.toMatch(/sk_(first|second)/);
  });
});
