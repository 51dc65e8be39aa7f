import {
  createWebhookVerifier,
  hexDigest,
  isWebhookVerificationError,
  standardWebhooks,
  timestamped,
  WebhookVerificationError,
  type WebhookVerifierOptions,
} from 'cordboard/webhooks';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { BODY, event, NOW, now, OLD_SECRET, SECONDS, SECRET, STRANGER, signed } from './support/signed.js';

const verifier = createWebhookVerifier({ secrets: [SECRET, OLD_SECRET], now });

/** The code of the refusal; fails the test when the message is let through. */
async function refusal(message: { headers: object; body: unknown }, using = verifier): Promise<string> {
  const error = await failure(using.verifySignature(message as never));
  expect(error).toBeInstanceOf(WebhookVerificationError);
  expect(error.message).not.toContain(SECRET.slice(6, 30));
  return `${(error as WebhookVerificationError).status} ${(error as WebhookVerificationError).code}`;
}

describe('a signature is refused', () => {
  test('when the secret is another', async () => {
    expect(await refusal(await signed({ secret: STRANGER }))).toBe('401 no_matching_signature');
  });

  test.each([
    ['body', { body: `${BODY} ` }],
    ['id', { 'webhook-id': 'evt_2' }],
    ['timestamp', { 'webhook-timestamp': String(SECONDS - 1) }],
  ])('when the %s was changed', async (what, change) => {
    const { headers, body } = await signed();
    const altered = 'body' in change ? { headers, ...change } : { headers: { ...headers, ...change }, body };
    expect(await refusal(altered), what).toBe('401 no_matching_signature');
  });

  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('without %s', async (name) => {
    const { headers, body } = await signed();
    for (const value of [undefined, '', '  '])
      expect(await refusal({ headers: { ...headers, [name]: value }, body })).toBe('401 missing_header');
  });

  test('and never crashes, for headers that are none, or hold what is no text', async () => {
    const { headers, body } = await signed();
    for (const none of [null, undefined, 1, 'x'])
      expect(await refusal({ headers: none as never, body })).toBe('401 missing_header');
    for (const value of [null, SECONDS, [null], [1], {}, true])
      expect(await refusal({ headers: { ...headers, 'webhook-timestamp': value }, body })).toBe(
        '401 missing_header',
      );
  });

  test.each([
    'v1,',
    'v1',
    'v1,====',
    'v1,a',
    'v1,Zm9v',
    'v1,ключ',
    'v1,\u{1f4a5}',
    'v2,Zm9v',
    `v1,${'A'.repeat(100_000)}`,
    '\u0000\uffff',
    `${'v1,Zm9v '.repeat(3)}`,
  ])('and never crashes, for the signature %j', async (value) => {
    const { headers, body } = await signed();
    const message = { headers: { ...headers, 'webhook-signature': value }, body };
    expect(await refusal(message)).toBe('401 no_matching_signature');
  });

  test('when the right one stands behind sixteen others', async () => {
    const { headers, body } = await signed();
    const right = headers['webhook-signature'];
    const wrong = `v1,${'A'.repeat(43)}= `;
    const behind = (count: number) => ({
      headers: { ...headers, 'webhook-signature': wrong.repeat(count) + right },
      body,
    });
    expect((await verifier.verifySignature(behind(15))).secretIndex).toBe(0);
    expect(await refusal(behind(16))).toBe('401 no_matching_signature');
    expect(await refusal(behind(999))).toBe('401 no_matching_signature');
  });

  test('when a header stands twice, whatever form the headers have', async () => {
    const { headers, body } = await signed();
    const pairs = Object.entries(headers);
    const forged: [string, string] = ['Webhook-Signature', 'v1,Zm9v'];
    const twice = [
      new Headers([...pairs, forged]),
      [...pairs, forged],
      [...pairs, forged].flat(),
      { ...headers, 'webhook-signature': [headers['webhook-signature'], 'v1,Zm9v'] },
      { ...headers, 'Webhook-Signature': 'v1,Zm9v' },
      { ...headers, 'webhook-id': 'evt_1, evt_1' },
    ];
    for (const form of twice) expect(await refusal({ headers: form, body })).toBe('400 duplicate_header');
  });

  test.each(['1e9', '0x10', ' 12 34', '1.5', '-1', '+1', 'NaN', '', '９９', '01', '9'.repeat(30)])(
    'for the timestamp %j',
    async (value) => {
      const { headers, body } = await signed();
      const code = await refusal({ headers: { ...headers, 'webhook-timestamp': value }, body });
      expect(code).toBe(value === '' ? '401 missing_header' : '400 malformed_header');
    },
  );

  test.each(['a.b', 'ü', 'a b', 'x'.repeat(256)])('for the id %j', async (id) => {
    expect(await refusal(await signed({ id }))).toBe('400 malformed_header');
  });

  test('when it is too old, and when it is from the future, by a second', async () => {
    const at = (offset: number) => signed({ timestamp: SECONDS + offset });
    expect(await refusal(await at(-301))).toBe('401 timestamp_too_old');
    expect(await refusal(await at(301))).toBe('401 timestamp_too_new');
    expect(await refusal(await at(10 * 365 * 86_400))).toBe('401 timestamp_too_new');
    for (const offset of [-300, 300])
      expect((await verifier.verifySignature(await at(offset))).timestamp).toBe(SECONDS + offset);
  });
});

test('a refusal because of time says both times, as a test clock and a real one are far apart', async () => {
  const message = async (clock: () => number) =>
    (await failure(createWebhookVerifier({ secrets: SECRET, now: clock }).verify(await signed()))).message;
  expect(await message(() => NOW + 86_400_000)).toBe(
    'It was signed at 2026-11-01T00:00:00.000Z, and now is 2026-11-02T00:00:00.000Z; 300 s are allowed. Are both clocks right?',
  );
  expect(await message(() => SECONDS)).toContain('and now is 1970-01-21T');
  expect(await message(() => Number.NaN)).toContain('and now is null;');
});

describe('a verifier is not made', () => {
  test.each([
    ['', 'secrets must be a signing secret (given an empty string)'],
    [' \n', 'secrets must be a signing secret (given blanks)'],
    [undefined, 'secrets must be a signing secret (given undefined). Is the environment variable set?'],
    [[], 'secrets must hold at least one'],
    [[SECRET, ''], 'secrets[1] must be a signing secret'],
    [[undefined, SECRET], 'secrets[0] must be a signing secret (given undefined)'],
    ['whsec_', 'secrets must be base64 after whsec_'],
    ['whsec_not base64', 'secrets must be base64 after whsec_'],
    ['whsk_MDEy', '(given whsk_…)'],
    ['whatever_it_is', 'secrets must be base64 after whsec_ or whpk_ (given something else…)'],
    [12_345_678, 'secrets must be a signing secret (given number)'],
    [new Uint8Array(), 'secrets must be a signing secret (given no bytes)'],
  ])('with the secrets %j', (secrets, message) => {
    const make = () => createWebhookVerifier({ secrets } as WebhookVerifierOptions);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });

  test.each(['', 'undefined', 'null', ' undefined\n'])('with what an unset variable comes to: %j', (text) => {
    const schemes = [standardWebhooks(), timestamped({ header: 'x' }), hexDigest({ header: 'x' })];
    for (const scheme of schemes)
      for (const secrets of [text, [SECRET, text]])
        expect(() => createWebhookVerifier({ secrets, scheme })).toThrow('Is the environment variable set?');
  });

  test('and no message shows a secret', () => {
    expect(() => createWebhookVerifier({ secrets: 'whsec_top secret' })).not.toThrow(/top secret/);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, '300'])(
    'with a tolerance of %j',
    (toleranceSeconds) => {
      const options = { secrets: SECRET, toleranceSeconds } as WebhookVerifierOptions;
      expect(() => createWebhookVerifier(options)).toThrow("or 'off' to accept any age");
    },
  );
});

describe('a signature is verified', () => {
  test('and the answer says by which secret, also while one is rotated', async () => {
    const known = { messageId: 'evt_1', timestamp: SECONDS };
    expect(await verifier.verifySignature(await signed())).toEqual({ secretIndex: 0, ...known });
    const old = await signed({ secret: OLD_SECRET });
    expect(await verifier.verifySignature(old)).toEqual({ secretIndex: 1, ...known });
    const both = await signed({ secret: [STRANGER, OLD_SECRET, SECRET] });
    expect((await verifier.verifySignature(both)).secretIndex).toBe(1);
  });

  test('with secrets as the environment has them, whether a rotation runs or not', async () => {
    const same = createWebhookVerifier({ secrets: [SECRET, undefined, OLD_SECRET], now });
    expect((await same.verifySignature(await signed({ secret: OLD_SECRET }))).secretIndex).toBe(2);
  });

  test('at any age, when that is spelled out', async () => {
    const careless = createWebhookVerifier({ secrets: SECRET, toleranceSeconds: 'off', now });
    expect((await careless.verifySignature(await signed({ timestamp: 1 }))).timestamp).toBe(1);
  });

  test('to the second, when no tolerance is given', async () => {
    const strict = createWebhookVerifier({ secrets: SECRET, toleranceSeconds: 0, now });
    expect((await strict.verifySignature(await signed())).timestamp).toBe(SECONDS);
    expect(await refusal(await signed({ timestamp: SECONDS - 1 }), strict)).toBe('401 timestamp_too_old');
  });

  test('without the padding of the secret, and by its bytes', async () => {
    const bytes = new TextEncoder().encode('0123456789abcdef0123456789abcdef');
    for (const secrets of [SECRET.replace('=', ''), SECRET.slice(6), bytes, [bytes]]) {
      const same = createWebhookVerifier({ secrets, now });
      expect((await same.verifySignature(await signed())).secretIndex).toBe(0);
    }
  });
});

test('a forgotten await lets nothing through: there is no event and no boolean to be taken for one', async () => {
  const forged = { ...(await signed()), body: 'x' };
  const unawaited = verifier.verify(forged);
  expect(unawaited).not.toHaveProperty('type');
  expect(unawaited).not.toHaveProperty('data');
  await failure(unawaited);
  expect(typeof (await verifier.verify(await signed()))).toBe('object');
});

test('the guard knows the errors of another copy of the package', async () => {
  const error = await failure(verifier.verify({ headers: {}, body: '' }));
  expect(isWebhookVerificationError(error)).toBe(true);
  const copy = Object.assign(new Error(), { [Symbol.for('cordboard.WebhookVerificationError')]: true });
  expect(isWebhookVerificationError(copy)).toBe(true);
  for (const other of [new Error(), null, undefined, 'x', event])
    expect(isWebhookVerificationError(other)).toBe(false);
});
