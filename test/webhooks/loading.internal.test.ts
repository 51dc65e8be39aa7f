import { createWebhookHandler, createWebhookVerifier } from 'cordboard/webhooks';
import { expect, test, vi } from 'vitest';
import { now, SECRET, signedRequest } from './support/signed.js';

test('a handler whose code could not be loaded answers 503, tells why, and works with the next request', async () => {
  const errors: unknown[] = [];
  const handler = createWebhookHandler({
    verifier: createWebhookVerifier({ secrets: SECRET, now }),
    on: {},
    onError: (error) => errors.push(error),
  });
  vi.doMock('../../src/webhooks/receive.js', () => {
    throw new Error('offline');
  });
  const answer = await handler(await signedRequest());
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
  expect(errors).toEqual([expect.any(Error)]);
  vi.doUnmock('../../src/webhooks/receive.js');
  expect((await handler(await signedRequest())).status).toBe(200);
});
