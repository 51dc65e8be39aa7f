import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AbortError, Cordboard, type CordboardOptions } from 'cordboard';
import { describe, expect, test, vi } from 'vitest';
import { ManualClock } from '../support/clock.js';
import { account } from '../support/models.js';
import { deferred, failure } from '../support/promise.js';
import { answering, errorBody, httpServer } from '../support/server.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const apiKey = 'sk_secret_of_the_test';

describe("a caller's abort", () => {
  test('wakes a sleeping retry and is final', async () => {
    const { baseUrl, seen } = await answering([500, errorBody('internal_error')]);
    const clock = new ManualClock();
    const controller = new AbortController();
    const client = new Cordboard({ apiKey, baseUrl, clock });
    const failed = failure(client.account.retrieve({ signal: controller.signal }));
    await expect.poll(() => clock.waits.length).toBe(2);
    controller.abort(new Error('enough'));
    const error = await failed;
    expect(error).toBeInstanceOf(AbortError);
    expect(error.cause).toEqual(new Error('enough'));
    expect(seen).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  test('ends a request in flight', async () => {
    const reached = deferred();
    const baseUrl = await httpServer(() => reached.resolve());
    const controller = new AbortController();
    const failed = failure(
      new Cordboard({ apiKey, baseUrl }).account.retrieve({ signal: controller.signal }),
    );
    await reached.promise;
    controller.abort();
    expect(await failed).toBeInstanceOf(AbortError);
  });

  test('is listened for by nothing of a call that is over', async () => {
    const requests: WeakRef<Request>[] = [];
    const fetch = async (request: Request) => {
      requests.push(new WeakRef(request));
      return Response.json(account);
    };
    const client = new Cordboard({ apiKey, baseUrl: 'http://api.test', fetch });
    for (let i = 0; i < 100; i += 1) await client.account.retrieve();
    const alive = () => {
      collectGarbage();
      return requests.filter((request) => request.deref()).length;
    };
    await expect.poll(alive).toBeLessThan(10);
  });

  test('is listened for by no stream that nobody holds any more, and by every other', async () => {
    const cancelled: unknown[] = [];
    const fetch = async (request: Request) => {
      const cut = new TransformStream<Uint8Array, Uint8Array>();
      request.signal.addEventListener('abort', () => cancelled.push(request.signal.reason));
      return new Response(cut.readable);
    };
    const client = new Cordboard({ apiKey, baseUrl: 'http://api.test', fetch });
    const controller = new AbortController();
    const { signal } = controller;
    const open = () => client.request('GET', '/v1/exports', { stream: true, signal });
    for (let i = 0; i < 50; i += 1) await open();
    await expect
      .poll(() => {
        collectGarbage();
        return getEventListeners(signal, 'abort').length;
      })
      .toBe(0);
    const held = await open();
    collectGarbage();
    controller.abort();
    expect(held).toBeInstanceOf(ReadableStream);
    expect(cancelled.length).toBe(1);
    expect(cancelled[0]).toBeInstanceOf(AbortError);
  });

  describe.each<[string, Partial<CordboardOptions>]>([
    ['the runtime’s fetch', {}],
    ['a fetch of one’s own', { fetch: (request) => globalThis.fetch(request) }],
    ['middleware', { middleware: [(request, next) => next(request)] }],
  ])('closes the connection through %s, whatever was collected meanwhile,', (_, options) => {
    test.each(['headers', 'body'])('while it waits for the %s', async (phase) => {
      const reached = deferred();
      const closed = deferred();
      const baseUrl = await httpServer((_, res) => {
        res.on('close', closed.resolve);
        if (phase === 'body') res.write('{');
        reached.resolve();
      });
      const controller = new AbortController();
      const client = new Cordboard({ apiKey, baseUrl, ...options });
      const failed = failure(client.account.retrieve({ signal: controller.signal }));
      await reached.promise;
      // Until the beginning of the body has come, and then some.
      for (let i = 0; i < 30; i += 1) {
        await new Promise(setImmediate);
        collectGarbage();
      }
      controller.abort();
      await closed.promise;
      expect(await failed).toBeInstanceOf(AbortError);
    });
  });

  test('before the call sends nothing', async () => {
    const { baseUrl, seen } = await answering([200, account]);
    const error = await failure(
      new Cordboard({ apiKey, baseUrl }).account.retrieve({ signal: AbortSignal.abort() }),
    );
    expect(error).toBeInstanceOf(AbortError);
    expect(seen).toHaveLength(0);
  });

  test('while the key is fetched sends nothing', async () => {
    const { baseUrl, seen } = await answering([200, account]);
    const key = deferred<string>();
    const controller = new AbortController();
    // A fetch of one's own may not look at its signal.
    const fetch = (request: Request) => globalThis.fetch(request.url);
    const client = new Cordboard({ apiKey: () => key.promise, baseUrl, fetch });
    const failed = failure(client.account.retrieve({ signal: controller.signal }));
    controller.abort(new Error('enough'));
    key.resolve(apiKey);
    expect((await failed).cause).toEqual(new Error('enough'));
    expect(seen).toHaveLength(0);
  });

  test('reaches a global fetch that was replaced, by the request alone', async () => {
    const controller = new AbortController();
    const replaced = vi.fn(
      (request: Request) =>
        new Promise<Response>((_, reject) => {
          request.signal.addEventListener('abort', () => reject(request.signal.reason));
          controller.abort(new Error('enough'));
        }),
    );
    vi.stubGlobal('fetch', replaced);
    const client = new Cordboard({ apiKey, baseUrl: 'http://api.test' });
    const failed = await failure(client.account.retrieve({ signal: controller.signal }));
    vi.unstubAllGlobals();
    expect(failed).toBeInstanceOf(AbortError);
    expect(replaced.mock.calls[0]?.[0].signal.aborted).toBe(true);
  });

  test('10,000 calls on one signal leave no listener on it', async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => warnings.push(warning);
    process.on('warning', onWarning);
    const { signal } = new AbortController();
    const body = JSON.stringify(account);
    const client = new Cordboard({
      apiKey,
      baseUrl: 'http://api.test',
      fetch: async () => new Response(body),
    });
    for (let i = 0; i < 100; i += 1) {
      await Promise.all(Array.from({ length: 100 }, () => client.account.retrieve({ signal })));
    }
    await new Promise(setImmediate);
    process.off('warning', onWarning);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(warnings).toEqual([]);
  });

  test.each<[string, () => Promise<Response>]>([
    ['that are tried again', async () => Response.json({}, { status: 503 })],
    ['that break', () => Promise.reject(new TypeError('fetch failed'))],
    ['that take too long', () => new Promise(() => undefined)],
  ])('nor do calls %s', async (_, fetch) => {
    const clock = new ManualClock(undefined, () => true);
    const { signal } = new AbortController();
    const client = new Cordboard({ apiKey, baseUrl: 'http://api.test', clock, fetch });
    expect((await failure(client.account.retrieve({ signal }))).name).toMatch(
      /^(Server|Connection|Timeout)Error$/,
    );
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(clock.pending).toBe(0);
  });
});
