import { basicAuth, capabilityToken, type InboundAuth, signature } from 'cordboard/inbound';
import { createWebhookVerifier } from 'cordboard/webhooks';
import { describe, expect, test } from 'vitest';
import { SECRET, STRANGER, signed } from '../webhooks/support/signed.js';
import { AG_1, ask, BOUND, NEVER, rig, ringing, URL_ } from './support/ring.js';

const TOKEN = 'token-of-today-0123456789';
const OLD = 'token-of-yesterday-012345';

/** The statuses that these URLs are answered with. */
async function statuses(auth: InboundAuth, urls: string[]): Promise<number[]> {
  const { handler } = rig({ auth });
  return Promise.all(urls.map(async (url) => (await handler(ask(ringing(), {}, url))).status));
}

describe('a token in the URL', () => {
  test('is refused when it is wrong, missing, empty, doubled, longer or shorter', async () => {
    const wrong = [
      '?token=wrong',
      '',
      '?token=',
      `?Token=${TOKEN}`,
      `?token=${TOKEN}x`,
      `?token=${TOKEN.slice(1)}`,
    ];
    const doubled = [`?token=${TOKEN}&token=${TOKEN}`, `?token=wrong&token=${TOKEN}`];
    const strange = ['?token=%00', '?token=%ff', `?token=${'é'.repeat(9_999)}`, `/${TOKEN}`];
    const urls = [...wrong, ...doubled, ...strange].map((end) => URL_ + end);
    expect(new Set(await statuses(capabilityToken([TOKEN]), urls))).toEqual(new Set([401]));
  });

  test('is taken, the one of yesterday too while it is rotated, and no longer after', async () => {
    const urls = [TOKEN, OLD].map((token) => `${URL_}?a=1&token=${token}`);
    expect(await statuses(capabilityToken([TOKEN, OLD]), urls)).toEqual([200, 200]);
    expect(await statuses(capabilityToken([TOKEN]), urls)).toEqual([200, 401]);
  });

  test('is taken from 16 characters on', async () => {
    const [enough, short] = ['0123456789abcdef', '0123456789abcde'];
    expect(await statuses(capabilityToken(enough), [`${URL_}?token=${enough}`])).toEqual([200]);
    expect(() => capabilityToken(short)).toThrow('at least 16 characters (given 15)');
  });

  test('may be the last part of the path, or have another name', async () => {
    const inPath = capabilityToken('a_token~with.all-signs', { in: 'path' });
    const urls = [
      '/a_token~with.all-signs',
      '/a_token%7Ewith.all-signs/',
      '?token=a_token~with.all-signs',
      '/%E0%A4%A',
    ];
    expect(
      await statuses(
        inPath,
        urls.map((end) => URL_ + end),
      ),
    ).toEqual([200, 200, 401, 401]);
    const named = capabilityToken([TOKEN], { parameter: 'key' });
    expect(await statuses(named, [`${URL_}?key=${TOKEN}`, `${URL_}?token=${TOKEN}`])).toEqual([200, 401]);
  });

  test.each([
    [[]],
    [['']],
    [['short']],
    [['  '.repeat(20)]],
    [[undefined]],
    [[undefined, TOKEN]],
    [undefined],
    [[TOKEN, '']],
    [[TOKEN, 1]],
    ['short'],
  ])('cannot be one of %j', (tokens) => {
    expect(() => capabilityToken(tokens as string[])).toThrow(TypeError);
  });

  test.each(['+', '/', '=', ' ', '%', 'é'])('cannot hold %j, which no URL carries as it is', (sign) => {
    expect(() => capabilityToken([TOKEN, TOKEN + sign])).toThrow('openssl rand -hex 32');
  });

  test('may come from the environment as it is, whether a rotation runs or not', async () => {
    for (const tokens of [TOKEN, [TOKEN, undefined]])
      expect(await statuses(capabilityToken(tokens), [`${URL_}?token=${TOKEN}`, URL_])).toEqual([200, 401]);
    expect(() => capabilityToken(undefined)).toThrow('Is the environment variable set?');
  });

  test('appears in no answer, no outcome and no error', async () => {
    const { handler, outcomes } = rig({ auth: capabilityToken([TOKEN]) });
    const answers = [TOKEN, `${TOKEN}-wrong`].map((token) =>
      handler(ask(ringing(), {}, `${URL_}?token=${token}`)),
    );
    const texts = await Promise.all(answers.map(async (answer) => (await answer).text()));
    const errors = outcomes.map((outcome) => String((outcome.error as Error | null)?.stack));
    expect(JSON.stringify([texts, outcomes, errors])).not.toContain('token-of');
    expect(() => capabilityToken(['too-short'])).not.toThrow(/too-short/);
  });
});

describe('basic authentication', () => {
  const auth = basicAuth({ username: 'tccc', password: ['new', 'pässwörd:old'] });
  const status = async (authorization: string | undefined) => {
    const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) };
    return (await rig({ auth }).handler(ask(ringing(), { headers }))).status;
  };
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  test('is refused when it is wrong', async () => {
    const wrong = [
      undefined,
      'Basic',
      'Basic !',
      'Basic =',
      basic('tccc'),
      basic('tccc:'),
      basic('tccc:old'),
      basic(':new'),
    ];
    for (const header of [...wrong, basic('TCCC:new'), basic('tccc:new').replace('Basic', 'Bearer')])
      expect(await status(header), header).toBe(401);
  });

  test('is taken when it is right', async () => {
    for (const header of [
      basic('tccc:new'),
      basic('tccc:pässwörd:old'),
      basic('tccc:new').replace('Basic', 'basic'),
    ])
      expect(await status(header)).toBe(200);
  });

  test.each(['', ' ', [], [''], undefined, 'undefined', 'null', ['a', 'undefined']])(
    'needs a password other than %j',
    (password) => {
      expect(() => basicAuth({ username: 'a', password })).toThrow(TypeError);
    },
  );

  test.each(['', undefined, 'undefined', 'null'])('needs a username other than %j', (username) => {
    expect(() => basicAuth({ username, password: 'a' })).toThrow('Is the environment variable set?');
  });
});

describe('a signature', () => {
  const { clock, handler, outcomes } = rig({ auth: async (context) => auth(context) });
  const auth = signature(createWebhookVerifier({ secrets: SECRET, now: () => clock.now() }));
  const body = JSON.stringify(ringing());

  test('is refused when it is forged or missing', async () => {
    const { headers } = await signed({ secret: STRANGER, body });
    expect((await handler(ask(body, { headers }))).status).toBe(401);
    expect((await handler(ask(body))).status).toBe(401);
    const malformed = { ...headers, 'webhook-timestamp': 'now' };
    expect((await handler(ask(body, { headers: malformed }))).status).toBe(401);
  });

  test('needs a verifier', () => {
    for (const verifier of [undefined, {}, SECRET])
      expect(() => signature(verifier as never)).toThrow('verifier must be what createWebhookVerifier makes');
  });

  test('is taken when it is right', async () => {
    const { headers } = await signed({ body });
    const init = { headers: { ...headers, 'content-type': 'application/json' } };
    expect((await handler(ask(body, init))).status).toBe(200);
    expect(outcomes.at(-1)).toMatchObject({ outcome: 'to_agent' });
  });
});

describe('a function of your own', () => {
  test('lets in for true alone', async () => {
    for (const answer of [false, undefined, null, 1, 'yes', {}]) {
      const { handler } = rig({ auth: (async () => answer) as unknown as InboundAuth });
      expect((await handler(ask())).status).toBe(401);
    }
    expect(await rig({ auth: ({ request }) => request.headers.has('content-type') }).decide()).toEqual(AG_1);
  });

  test('that fails does not let onCall run, and does not cost the call', async () => {
    for (const reason of [new Error('vault down'), undefined, null]) {
      const { decide, outcomes } = rig({ auth: () => Promise.reject(reason) });
      expect(await decide()).toEqual(BOUND);
      expect(outcomes).toMatchObject([{ outcome: 'kept_bound', source: 'error' }]);
    }
  });

  test('that fails does not let onUnknown run either, and is told', async () => {
    const asked: unknown[] = [];
    const down = new Error('vault down');
    const onUnknown = (event: unknown) => void asked.push(event);
    const { handler, outcomes } = rig({ auth: () => Promise.reject(down), onUnknown });
    expect(await (await handler(ask({ Event: 'CallEnded' }))).json()).toEqual({});
    expect(asked).toEqual([]);
    expect(outcomes).toMatchObject([{ outcome: 'unknown_event', source: 'error', error: down }]);
  });

  test('that hangs does not cost the call; a body that hangs is another matter', async () => {
    const { start, pass, outcomes } = rig({ auth: () => NEVER });
    const seen = await start();
    await pass(4_000);
    expect(seen.answer).toEqual(BOUND);
    expect(outcomes).toMatchObject([{ outcome: 'kept_bound', source: 'error', late: false }]);
    expect(String(outcomes[0]?.error)).toContain('auth took longer');

    const patient = rig({ auth: ({ body }) => body().then(() => true) });
    const stalled = new ReadableStream({ pull: () => NEVER });
    const cut = await patient.start(new Request(URL_, { method: 'POST', body: stalled, duplex: 'half' }));
    await patient.pass(4_000);
    expect(cut.status).toBe(408);
  });
});

test.each([undefined, null, '', 'none', true, {}])('to go without is spelled out, not written %j', (auth) => {
  expect(() => rig({ auth: auth as unknown as InboundAuth })).toThrow("say 'none-accept-anyone'");
});
