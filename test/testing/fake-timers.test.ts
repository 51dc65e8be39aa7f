import { Cordboard } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';
import { afterEach, describe, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.useRealTimers();
});

/** What the guide says: steps, until the call has ended, because the client loads its parts in real time. */
async function stepping<T>(asked: Promise<T>): Promise<T> {
  let over = false;
  const end = () => {
    over = true;
  };
  asked.then(end, end);
  while (!over) await vi.advanceTimersByTimeAsync(1_000);
  return asked;
}

describe("under a test runner's fake timers", () => {
  test('retries and waitForResult end, in process and over a port', async () => {
    const backend = createRoutingBackend();
    const { url, close } = await backend.listen();
    vi.useFakeTimers();
    for (const fetch of [backend.fetch, undefined]) {
      const client = new Cordboard({
        apiKey: 'sk_test',
        baseUrl: fetch ? 'http://backend.test' : url,
        fetch,
      });
      backend.faults.add({ status: 503, times: 2, retryAfter: 5 });
      expect(await stepping(client.account.retrieve())).toMatchObject({ keyName: 'test' });
      backend.faults.add({ route: 'calls.retrieve', status: 503, times: 2 });
      const gone = stepping(client.calls.waitForResult('call_none'));
      await expect(gone).rejects.toMatchObject({ name: 'NotFoundError' });
    }
    vi.useRealTimers();
    await close();
  });
});
