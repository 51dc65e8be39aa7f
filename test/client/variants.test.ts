import { Cordboard } from 'cordboard';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ManualClock } from '../support/clock.js';
import { account } from '../support/models.js';
import { failure } from '../support/promise.js';

/** A client on a server that answers with these statuses, then 200, and what it was sent. */
function serving(statuses: number[], more: object = {}) {
  const sent: (string | null)[] = [];
  const urls: string[] = [];
  const client = new Cordboard({
    apiKey: 'sk_1',
    baseUrl: 'http://api.test',
    logLevel: 'off',
    clock: new ManualClock(),
    fetch: async (request) => {
      sent.push(request.headers.get('authorization'));
      urls.push(request.url);
      const status = statuses.shift() ?? 200;
      const error = { code: 'x', message: 'No.' };
      return Response.json(status === 200 ? account : { error }, { status });
    },
    ...more,
  });
  return { client, sent, urls };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a variant', () => {
  test('shares what is undefined in its options', async () => {
    const { client, sent } = serving([503, 503, 503], { maxRetries: 0 });
    const variant = client.withOptions({ maxRetries: undefined, apiKey: undefined, timeoutMs: 1_000 });
    expect(await failure(variant.account.retrieve())).toMatchObject({ status: 503 });
    expect(sent).toEqual(['Bearer sk_1']);
  });

  test('asks for no key that its client has, and a refused one is fetched afresh for both', async () => {
    let keys = 0;
    const { client, sent } = serving([200, 200, 401], { apiKey: async () => `sk_${++keys}` });
    const variant = client.withOptions({ timeoutMs: 1_000 });
    await client.account.retrieve();
    await variant.account.retrieve();
    await variant.withOptions({ maxRetries: 1 }).account.retrieve();
    await client.account.retrieve();
    expect(sent).toEqual(['sk_1', 'sk_1', 'sk_1', 'sk_2', 'sk_2'].map((key) => `Bearer ${key}`));
    expect(keys).toBe(2);
  });

  test('with a key of its own keeps it to itself', async () => {
    const { client, sent } = serving([], { apiKey: async () => 'sk_client' });
    await client.account.retrieve();
    await client.withOptions({ apiKey: async () => 'sk_variant' }).account.retrieve();
    await client.account.retrieve();
    expect(sent).toEqual(['Bearer sk_client', 'Bearer sk_variant', 'Bearer sk_client']);
  });

  test('of one client asks for nothing that another client has, though their functions are one', async () => {
    const tenants = ['a', 'b'];
    const apiKey = () => `sk_${tenants.shift()}`;
    const one = serving([], { apiKey });
    const two = serving([], { apiKey });
    await one.client.account.retrieve();
    await two.client.withOptions({ timeoutMs: 1_000 }).account.retrieve();
    expect([...one.sent, ...two.sent]).toEqual(['Bearer sk_a', 'Bearer sk_b']);
  });

  test('keeps what its client read from the environment, whatever becomes of that', async () => {
    vi.stubEnv('CORDBOARD_API_KEY', 'sk_1');
    vi.stubEnv('CORDBOARD_BASE_URL', 'https://one.example.com');
    const { client, sent, urls } = serving([], { apiKey: undefined, baseUrl: undefined });
    for (const [key, baseUrl] of [
      ['sk_2', 'https://two.example.com'],
      [undefined, undefined],
    ]) {
      vi.stubEnv('CORDBOARD_API_KEY', key);
      vi.stubEnv('CORDBOARD_BASE_URL', baseUrl);
      await client.withOptions({ timeoutMs: 1_000 }).account.retrieve();
    }
    await client.account.retrieve();
    expect(new Set(sent)).toEqual(new Set(['Bearer sk_1']));
    expect(new Set(urls)).toEqual(new Set(['https://one.example.com/v1/account']));
  });
});
