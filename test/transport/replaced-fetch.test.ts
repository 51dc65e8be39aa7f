import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { agent } from '../support/models.js';

const seen: Request[] = [];

// The library is loaded anew while it is here, so that it looks like the runtime's own; other files of this worker get
// one that has seen the true one.
beforeAll(() => {
  vi.resetModules();
  vi.stubGlobal('fetch', async (request: Request) => {
    seen.push(request.clone());
    return Response.json(agent);
  });
});

afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('a global fetch that was replaced before the first call is handed the whole request', async () => {
  const { Cordboard } = await import('cordboard');
  const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://api.test' });
  await client.agents.update('ag_1', { name: 'Reception' }, { idempotencyKey: 'key_1' });
  const [request] = seen;
  expect(request).toMatchObject({
    method: 'PATCH',
    url: 'http://api.test/v1/agents/ag_1',
    redirect: 'manual',
  });
  expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
    authorization: 'Bearer sk_test',
    'content-type': 'application/json',
    'idempotency-key': 'key_1',
  });
  expect(await request?.json()).toEqual({ name: 'Reception' });
});
