import { createWebhookVerifier } from 'cordboard/webhooks';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { BODY, event, now, post, SECRET, signed, signedRequest } from './support/signed.js';

const verifier = createWebhookVerifier({ secrets: SECRET, now });

describe('bodies that cannot be hashed', () => {
  test.each([
    ['an object', event],
    ['null', null],
    ['undefined', undefined],
    ['a number', 1],
  ])('%s: the error names the fix', async (_, body) => {
    const { headers } = await signed();
    const error = await failure(verifier.verify({ headers, body } as never));
    expect(error).toMatchObject({ code: 'body_parsed', status: 500 });
    expect(error.message).toContain('express.raw');
  });

  test('a request that was read already', async () => {
    const request = await signedRequest();
    await request.json();
    const error = await failure(verifier.verify(request));
    expect(error).toMatchObject({ code: 'body_consumed', status: 500 });
    expect(error.message).toContain('before its body is parsed');
  });

  test('a request whose body someone is reading', async () => {
    const request = await signedRequest();
    request.body?.getReader();
    expect(await failure(verifier.verify(request))).toMatchObject({ code: 'body_consumed' });
  });

  test('a request of more than a mebibyte', async () => {
    const error = await failure(verifier.verify(await signedRequest({ body: 'x'.repeat(1_048_577) })));
    expect(error).toMatchObject({ code: 'body_too_large', status: 413 });
  });

  test('a request that breaks off', async () => {
    const { headers } = await signed();
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) });
    const init = { method: 'POST', headers, body, duplex: 'half' as const };
    expect(await failure(verifier.verify(new Request('https://me.test', init)))).toMatchObject({
      code: 'body_unreadable',
      status: 400,
    });
  });

  test('no message at all is a mistake in the program', async () => {
    for (const input of [undefined, null, 'x', {}])
      expect(await failure(verifier.verify(input as never))).toMatchObject({
        name: 'TypeError',
        message: 'verify takes a Request, or an object { headers, body }',
      });
  });
});

describe('the exact bytes are hashed', () => {
  test.each([
    ['a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(BODY)])],
    ['bytes that are not UTF-8', new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28])],
    ['no bytes', new Uint8Array()],
  ])('with %s', async (_, body) => {
    const message = await signed({ body });
    expect((await verifier.verifySignature(message)).secretIndex).toBe(0);
    expect((await verifier.verifySignature(post(body, message.headers))).secretIndex).toBe(0);
  });

  test('an event after a byte order mark, and one with a broken character, are still events', async () => {
    const text = BODY.replace('Ada', 'A\u0001da');
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(BODY)]);
    const broken = new TextEncoder()
      .encode(text.replace('\u0001', '\u007f'))
      .map((b) => (b === 127 ? 255 : b));
    for (const body of [marked, broken])
      expect((await verifier.verify(await signed({ body }))).id).toBe('evt_1');
  });

  test('whether they come as text, as bytes, as a view or as a buffer', async () => {
    const { headers } = await signed();
    const bytes = new TextEncoder().encode(BODY);
    const wider = new Uint8Array([1, 2, ...bytes, 3]);
    const forms = [BODY, bytes, Buffer.from(BODY), wider.subarray(2, -1), bytes.buffer];
    for (const body of forms) expect((await verifier.verify({ headers, body })).id).toBe('evt_1');
  });
});

test('headers are read from every form that frameworks hand out', async () => {
  const { headers, body } = await signed();
  const entries = Object.entries(headers);
  const forms = [
    headers,
    new Headers(headers),
    entries,
    entries.flat(),
    Object.fromEntries(entries.map(([name, value]) => [name.toUpperCase(), value])),
    Object.fromEntries(entries.map(([name, value]) => [name, [value]])),
    { ...headers, 'x-other': undefined },
    new Map(entries),
  ];
  for (const form of forms)
    expect((await verifier.verify({ headers: form as never, body })).id).toBe('evt_1');
});
