import { createWebhookHandler, createWebhookVerifier, type WebhookListeners } from 'cordboard/webhooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { event, now, post, SECRET, STRANGER, signedRequest } from './support/signed.js';

const verifier = createWebhookVerifier({ secrets: SECRET, now });
interface Refusal {
  code: string;
  message: string;
}

const make = (on: WebhookListeners, errors: unknown[] = []) =>
  createWebhookHandler({ verifier, on, store: 'none', onError: (error) => errors.push(error) });
const errorOf = async (answer: Response) => ((await answer.json()) as { error: Refusal }).error;
const codeOf = async (answer: Response) => `${answer.status} ${(await errorOf(answer)).code}`;

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('no listener runs', () => {
  const never = make({
    '*': () => {
      throw new Error('it ran');
    },
  });

  test('for a forged, an unsigned or a stale message', async () => {
    expect(await codeOf(await never(await signedRequest({ secret: STRANGER })))).toBe(
      '401 no_matching_signature',
    );
    expect(await codeOf(await never(post('{}')))).toBe('401 missing_header');
    expect(await codeOf(await never(await signedRequest({ timestamp: 1 })))).toBe('401 timestamp_too_old');
  });

  test('for a body that is no event, or too long', async () => {
    expect(await codeOf(await never(await signedRequest({ body: '[]' })))).toBe('400 not_an_event');
    const small = createWebhookHandler({ verifier, on: {}, maxBodyBytes: 10 });
    expect(await codeOf(await small(await signedRequest()))).toBe('413 body_too_large');
    const request = await signedRequest();
    const claimed = new Request(request, { headers: { ...request.headers, 'content-length': '1' } });
    expect((await small(claimed)).status).toBe(413);
  });

  test('when the verifier itself fails, and the sender is told to come again', async () => {
    const broken = new Error('vault down');
    const errors: unknown[] = [];
    const handler = createWebhookHandler({
      verifier: { ...verifier, verifySignature: () => Promise.reject(broken) },
      on: { '*': () => expect.unreachable() },
      onError: (error) => errors.push(error),
    });
    expect(await codeOf(await handler(await signedRequest()))).toBe('500 verifier_failed');
    expect(errors).toEqual([broken]);
  });

  test('for anything but a POST', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await never(new Request('https://me.test', { method }));
      expect(answer.headers.get('allow')).toBe('POST');
      expect(await codeOf(answer)).toBe('405 method_not_allowed');
    }
  });

  test('for a body that was read before, and the answer names the fix', async () => {
    const request = await signedRequest();
    await request.text();
    const answer = await never(request);
    expect(answer.status).toBe(500);
    expect((await errorOf(answer)).message).toContain('express.raw');
  });
});

test.each([
  [undefined, 'verifier must be'],
  [{ on: {} }, 'verifier must be'],
  [{ secrets: SECRET, on: {} }, 'verifier must be'],
  [{ verifier }, 'on must be an object of listeners'],
  [{ verifier, on: null }, 'on must be an object of listeners'],
  [
    { verifier, on: {}, maxBodyBytes: Number.NaN },
    'maxBodyBytes must be a whole number from 1 up (given NaN)',
  ],
  [{ verifier, on: {}, rememberMs: Number.NaN }, 'rememberMs must be a whole number'],
  [{ verifier, on: {}, leaseMs: '5m' }, 'leaseMs must be a whole number from 1 up (given 5m)'],
])('a handler is not made of %j', (options, message) => {
  expect(() => createWebhookHandler(options as never)).toThrow(message);
});

describe('a listener', () => {
  test('gets the event and what is known of its signature', async () => {
    const seen: unknown[] = [];
    const handler = make({ 'call.completed': (e, { request, ...rest }) => seen.push(e.data.call.id, rest) });
    const answer = await handler(await signedRequest());
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ received: true });
    expect(Object.fromEntries(answer.headers)).toEqual({
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    const known = { secretIndex: 0, messageId: 'evt_1', timestamp: now() / 1000, redelivery: null };
    expect(seen).toEqual(['call_1', known]);
  });

  test('takes its type; `*` takes the rest, types to come too; others are answered 200', async () => {
    const seen: string[] = [];
    const on: WebhookListeners = { 'call.completed': () => void seen.push('completed') };
    const both = make({ ...on, '*': (e) => void seen.push(e.type) });
    const strange = JSON.stringify({ ...event, type: 'toString', data: {} });
    for (const handler of [both, make(on)]) {
      expect((await handler(await signedRequest())).status).toBe(200);
      expect((await handler(await signedRequest({ body: strange }))).status).toBe(200);
    }
    expect(seen).toEqual(['completed', 'toString', 'completed']);
  });

  test('may answer for itself', async () => {
    const handler = make({ 'call.completed': () => Response.json({ ErrCode: 0 }, { status: 202 }) });
    const answer = await handler(await signedRequest());
    expect([answer.status, await answer.json()]).toEqual([202, { ErrCode: 0 }]);
  });

  test('may answer with what `fetch` answered, after a server has put its own class in the place of Response', async () => {
    const forwarded = new Response('down', { status: 502 });
    vi.stubGlobal('Response', class extends Response {});
    const handler = make({ 'call.completed': () => forwarded });
    const answer = await handler(await signedRequest());
    expect([answer.status, await answer.text()]).toEqual([502, 'down']);
  });

  test('that fails answers 500 without its reason, which goes to onError', async () => {
    const errors: unknown[] = [];
    const boom = new Error('password=hunter2');
    for (const fail of [
      () => Promise.reject(boom),
      () => {
        throw boom;
      },
    ]) {
      const answer = await make({ '*': fail }, errors)(await signedRequest());
      expect(answer.status).toBe(500);
      expect(await answer.text()).not.toContain('hunter2');
    }
    expect(errors).toEqual([boom, boom]);
  });

  test('is not harmed by an onError that throws', async () => {
    const onError = () => {
      throw new Error('reporter down');
    };
    const handler = createWebhookHandler({ verifier, on: {}, onError });
    expect((await handler(post('{}'))).status).toBe(401);
  });
});
