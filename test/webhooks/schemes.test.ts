import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import {
  createWebhookVerifier,
  hexDigest,
  signWebhook,
  standardWebhooks,
  timestamped,
  type WebhookScheme,
} from 'cordboard/webhooks';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { BODY, NOW, now, SECONDS, SECRET, signed, signedRequest } from './support/signed.js';

const hex = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');

describe('Standard Webhooks', () => {
  test('what the reference library signs is verified, and the other way round', async () => {
    const theirs = new Webhook(SECRET);
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(SECONDS),
      'webhook-signature': theirs.sign('msg_1', new Date(NOW), BODY),
    };
    const ours = createWebhookVerifier({ secrets: SECRET, now });
    expect(await ours.verifySignature({ headers, body: BODY })).toMatchObject({ messageId: 'msg_1' });
    const made = await signWebhook({ secret: SECRET, body: BODY });
    expect(theirs.verify(BODY, made)).toMatchObject({ id: 'evt_1' });
  });

  test('bytes of another realm, such as those of a test environment, are signed as any others', async () => {
    const body = runInNewContext('new Uint8Array([123, 125])') as Uint8Array;
    const headers = await signWebhook({ secret: SECRET, body });
    const ours = createWebhookVerifier({ secrets: SECRET });
    expect(await ours.verifySignature({ headers, body })).toMatchObject({ secretIndex: 0 });
  });

  test('ed25519: a public key verifies v1a, and no v1', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const seed = Buffer.from(String(privateKey.export({ format: 'jwk' }).d), 'base64url');
    const raw = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url');
    const secrets = `whpk_${raw.toString('base64')}`;
    const verifier = createWebhookVerifier({ secrets: [SECRET, secrets], now });

    const signature = sign(null, Buffer.from(`evt_1.${SECONDS}.${BODY}`), privateKey).toString('base64');
    const headers = { 'webhook-id': 'evt_1', 'webhook-timestamp': String(SECONDS) };
    const v1a = { ...headers, 'webhook-signature': `v1a,${signature}` };
    expect((await verifier.verifySignature({ headers: v1a, body: BODY })).secretIndex).toBe(1);
    expect(await failure(verifier.verify({ headers: v1a, body: `${BODY} ` }))).toMatchObject({ status: 401 });
    const v1 = { ...headers, 'webhook-signature': `v1,${signature}` };
    expect(await failure(verifier.verify({ headers: v1, body: BODY }))).toMatchObject({ status: 401 });

    for (const key of [seed, Buffer.concat([seed, raw])]) {
      const made = await signed({ secret: `whsk_${key.toString('base64')}` });
      expect(made.headers['webhook-signature']).toBe(`v1a,${signature}`);
    }
    expect(await failure(signed({ secret: secrets }))).toBeInstanceOf(TypeError);
    expect((await failure(signed({ secret: 'whsk_MDEy' }))).message).toContain('32 bytes');
  });

  test('a public key of the wrong length is the same refusal for everyone who sends', async () => {
    for (const bytes of [3, 64]) {
      const secrets = `whpk_${Buffer.alloc(bytes).toString('base64')}`;
      expect(() => createWebhookVerifier({ secrets })).toThrow(
        `32 bytes of base64 after whpk_ (given ${bytes})`,
      );
    }
    const v1a = { 'webhook-signature': 'v1a,AAAA', 'webhook-id': 'a', 'webhook-timestamp': String(SECONDS) };
    const verifier = createWebhookVerifier({ secrets: `whpk_${'A'.repeat(43)}=`, now });
    expect(await failure(verifier.verify({ headers: v1a, body: '' }))).toMatchObject({
      code: 'no_matching_signature',
    });
  });
});

describe('a timestamp and a hex digest in one header', () => {
  const scheme = timestamped({ header: 'CallingBox-Signature' });
  const verifier = createWebhookVerifier({ secrets: 'cb_secret', scheme, now });
  const right = hex('cb_secret', `${SECONDS}.${BODY}`);
  const verify = (value: string, body = BODY) =>
    verifier.verifySignature({ headers: { 'callingbox-signature': value }, body });

  test.each([
    ['another digest', `t=${SECONDS},v1=${hex('x', 'y')}`, 'no_matching_signature'],
    ['no digest', `t=${SECONDS}`, 'no_matching_signature'],
    ['half a byte', `t=${SECONDS},v1=${right.slice(1)}`, 'no_matching_signature'],
    ['base64', `t=${SECONDS},v1=${Buffer.from(right, 'hex').toString('base64')}`, 'no_matching_signature'],
    ['non-ASCII', `t=${SECONDS},v1=${'é'.repeat(64)}`, 'no_matching_signature'],
    ['another version', `t=${SECONDS},v0=${right}`, 'no_matching_signature'],
    ['no time', `v1=${right}`, 'malformed_header'],
    ['two times', `t=${SECONDS},t=${SECONDS},v1=${right}`, 'malformed_header'],
    ['a doubled header', `t=${SECONDS},v1=${right}, t=${SECONDS},v1=${right}`, 'duplicate_header'],
    ['the wrong time', `t=${SECONDS - 1},v1=${right}`, 'no_matching_signature'],
    ['an old time', `t=1,v1=${hex('cb_secret', `1.${BODY}`)}`, 'timestamp_too_old'],
  ])('%s is refused', async (_, value, code) => {
    expect(await failure(verify(value))).toMatchObject({ code });
  });

  test('is verified, in capitals too, among others, and as it is signed here', async () => {
    const result = { secretIndex: 0, messageId: null, timestamp: SECONDS };
    expect(await verify(`t=${SECONDS},v1=${right}`)).toEqual(result);
    expect(await verify(`t=${SECONDS},v1=${right.toUpperCase()}`)).toEqual(result);
    expect(await verify(`v1=${hex('x', 'y')},v1=${right},v0=1,t=${SECONDS}`)).toEqual(result);
    const made = await signed({ scheme, secret: 'cb_secret' });
    expect(made.headers).toEqual({ 'CallingBox-Signature': `t=${SECONDS},v1=${right}` });
  });
});

describe('a hex digest alone', () => {
  test('is verified with its prefix, or with none', async () => {
    for (const prefix of ['sha256=', '']) {
      const scheme = hexDigest({ header: 'X-Hub-Signature-256', prefix });
      const verifier = createWebhookVerifier({ secrets: ['a', 'b'], scheme });
      const headers = { 'x-hub-signature-256': `${prefix}${hex('b', BODY)}` };
      expect(await verifier.verifySignature({ headers, body: BODY })).toEqual({
        secretIndex: 1,
        messageId: null,
        timestamp: null,
      });
      const error = await failure(verifier.verifySignature({ headers, body: 'x' }));
      expect(error).toMatchObject({ code: 'no_matching_signature' });
    }
  });

  test('takes no asymmetric secret for one', async () => {
    const scheme = hexDigest({ header: 'x' });
    const made = await signed({ scheme, secret: 'whpk_text' });
    expect(made.headers).toEqual({ x: `sha256=${hex('whpk_text', BODY)}` });
  });
});

describe('schemes of your own', () => {
  const slack: WebhookScheme = {
    name: 'Slack',
    signatureHeader: 'X-Slack-Signature',
    timestampHeader: 'X-Slack-Request-Timestamp',
    signatures: { 'v0=': 'hmac-sha256' },
    encoding: 'hex',
    content: 'v0:{timestamp}:{body}',
    secrets: 'text',
  };

  test('are data', async () => {
    const headers = {
      'x-slack-request-timestamp': String(SECONDS),
      'x-slack-signature': `v0=${hex('s', `v0:${SECONDS}:${BODY}`)}`,
    };
    const verifier = createWebhookVerifier({ secrets: 's', scheme: slack, now });
    expect((await verifier.verifySignature({ headers, body: BODY })).timestamp).toBe(SECONDS);
    const request = await signedRequest({ scheme: slack, secret: 's' });
    expect((await verifier.verify(request)).id).toBe('evt_1');
  });

  test('may put the body anywhere, and are not confused by what the parts hold', async () => {
    const scheme = { ...standardWebhooks(), content: '{body}|{id}|{timestamp}' };
    const verifier = createWebhookVerifier({ secrets: SECRET, scheme, now });
    const message = await signed({ scheme, id: '$&{body}', body: '{id}' });
    expect((await verifier.verifySignature(message)).messageId).toBe('$&{body}');
  });

  test('take no secret for an algorithm that they have no signatures of', () => {
    const scheme: WebhookScheme = {
      ...standardWebhooks(),
      name: 'Ours',
      signatures: { 'v1,': 'hmac-sha256' },
    };
    const secrets = `whpk_${'A'.repeat(43)}=`;
    expect(() => createWebhookVerifier({ secrets, scheme })).toThrow(
      'secrets must be a secret for Ours, which has no ed25519 signatures',
    );
  });

  test('that sign what stands behind the body hold it to the signature', async () => {
    const scheme = { ...slack, content: '{body}:{timestamp}' };
    const verifier = createWebhookVerifier({ secrets: 's', scheme, now });
    const verify = (seconds: number) => {
      const signature = `v0=${hex('s', `${BODY}:${SECONDS}`)}`;
      const headers = { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': signature };
      return verifier.verifySignature({ headers, body: BODY });
    };
    expect((await verify(SECONDS)).timestamp).toBe(SECONDS);
    expect(await failure(verify(SECONDS + 1))).toMatchObject({ code: 'no_matching_signature' });
  });

  test.each([
    { content: '{timestamp}' },
    { content: '{body}{body}' },
    { signatures: {} },
    // A time that nobody signed, and one that is nowhere to be found.
    { content: '{body}' },
    { timestampHeader: undefined },
    // The same of an id.
    { content: '{id}.{timestamp}.{body}' },
    { idHeader: 'x-id' },
  ])('that cannot work are refused: %j', (change) => {
    const scheme = { ...slack, ...change };
    expect(() => createWebhookVerifier({ secrets: 's', scheme })).toThrow(TypeError);
  });
});
