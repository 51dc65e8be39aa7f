import { AbortError, Cordboard, isTimeoutError } from 'cordboard';
import { describe, expect, test } from 'vitest';
import { ManualClock } from '../support/clock.js';
import { account } from '../support/models.js';
import { deferred, failure } from '../support/promise.js';

/** A client whose key comes when `give` is called, and what it has sent. */
function slowKey(more: object = {}) {
  const clock = new ManualClock();
  const key = deferred<string>();
  const asked = deferred();
  const sent: string[] = [];
  const client = new Cordboard({
    apiKey: () => {
      asked.resolve();
      return key.promise;
    },
    baseUrl: 'http://api.test',
    clock,
    logLevel: 'off',
    fetch: async (request) => {
      sent.push(`${request.method} ${new URL(request.url).pathname}`);
      return Response.json(account);
    },
    ...more,
  });
  return { client, clock, sent, asked: asked.promise, give: () => key.resolve('sk_late') };
}

/** A client that asks for two keys which come late, and what it has asked for and sent within 5 s. */
function twoLateKeys() {
  const clock = new ManualClock();
  const keys = [deferred<string>(), deferred<string>()];
  const sent: (string | null)[] = [];
  let asked = 0;
  const client = new Cordboard({
    apiKey: () => keys[asked++]?.promise ?? 'sk_3',
    baseUrl: 'http://api.test',
    clock,
    totalTimeoutMs: 5_000,
    fetch: async (request) => {
      sent.push(request.headers.get('authorization'));
      return Response.json(account);
    },
  });
  return { client, clock, keys, sent, asked: () => asked };
}

describe('a key that takes its time', () => {
  test('takes it from the time of the whole call', async () => {
    const { client, clock, sent, asked } = slowKey({ totalTimeoutMs: 5_000 });
    const call = failure(client.account.retrieve());
    await asked;
    clock.advance(5_000);
    const error = await call;
    expect(error).toMatchObject({ name: 'TimeoutError', phase: 'headers', timeoutMs: 5_000 });
    expect(error.message).toContain('apiKey gave no key within 5000 ms');
    expect(sent).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  test('and comes when the time is over sends nothing', async () => {
    const clock = new ManualClock();
    // A timer that is late: the time has passed, and nobody has been told.
    const late = { now: () => clock.now(), after: () => () => {} };
    const { client, sent, asked, give } = slowKey({ clock: late, totalTimeoutMs: 5_000 });
    const call = failure(client.agents.create({ name: 'Reception', type: 'inbound' }));
    await asked;
    clock.advance(6_000);
    give();
    expect(isTimeoutError(await call)).toBe(true);
    expect(sent).toEqual([]);
  });

  test('for ever is asked for anew by the next call, and says nothing when it comes after all', async () => {
    const { client, clock, keys, sent, asked } = twoLateKeys();
    const first = failure(client.account.retrieve());
    await expect.poll(asked).toBe(1);
    clock.advance(5_000);
    expect(isTimeoutError(await first)).toBe(true);
    keys[1]?.resolve('sk_2');
    await client.account.retrieve();
    keys[0]?.resolve('sk_1');
    await keys[0]?.promise;
    await client.account.retrieve();
    expect(sent).toEqual(['Bearer sk_2', 'Bearer sk_2']);
    expect(asked()).toBe(2);
  });

  test('is kept when it comes, although whoever waited for it has given up', async () => {
    const { client, clock, keys, sent, asked } = twoLateKeys();
    for (const turn of [1, 2]) {
      const call = failure(client.account.retrieve());
      await expect.poll(asked).toBe(turn);
      clock.advance(5_000);
      expect(isTimeoutError(await call)).toBe(true);
    }
    keys[0]?.resolve('sk_1');
    await keys[0]?.promise;
    await client.account.retrieve();
    expect(sent).toEqual(['Bearer sk_1']);
    expect(asked()).toBe(2);
  });

  test('for ever is asked for anew after an abort as well: a signal may be the time limit', async () => {
    let asked = 0;
    const client = new Cordboard({
      apiKey: () => (asked++ === 0 ? new Promise<string>(() => undefined) : 'sk_2'),
      baseUrl: 'http://api.test',
      clock: new ManualClock(),
      fetch: async () => Response.json(account),
    });
    const controller = new AbortController();
    const call = failure(client.account.retrieve({ signal: controller.signal }));
    await expect.poll(() => asked).toBe(1);
    controller.abort();
    expect(await call).toBeInstanceOf(AbortError);
    await client.account.retrieve();
    expect(asked).toBe(2);
  });

  test('does not keep an abort waiting', async () => {
    const { client, clock, asked } = slowKey();
    const controller = new AbortController();
    const call = failure(client.account.retrieve({ signal: controller.signal }));
    await asked;
    controller.abort();
    expect(await call).toBeInstanceOf(AbortError);
    expect(clock.pending).toBe(0);
  });

  test('nor the end of a live feed', async () => {
    const { client, asked } = slowKey();
    const stream = client.calls.stream();
    const next = stream[Symbol.asyncIterator]().next();
    await asked;
    stream.close();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  test('is asked for once by all calls that are refused at once', async () => {
    let keys = 0;
    const client = new Cordboard({
      apiKey: async () => `sk_${++keys}`,
      baseUrl: 'http://api.test',
      fetch: async (request) => {
        const fresh = request.headers.get('authorization') === 'Bearer sk_2';
        return fresh ? Response.json(account) : Response.json({}, { status: 401 });
      },
    });
    await Promise.all(Array.from({ length: 20 }, () => client.account.retrieve()));
    expect(keys).toBe(2);
  });
});

describe('the limit that ran out is named', () => {
  test.each([
    [{ timeoutMs: 400, totalTimeoutMs: 1_000, maxRetries: 0 }, 400],
    [{ timeoutMs: 4_000, totalTimeoutMs: 1_000 }, 1_000],
  ])('of %j: %i ms', async (limits, timeoutMs) => {
    const clock = new ManualClock();
    const began = deferred();
    const fetch = () => {
      began.resolve();
      return new Promise<Response>(() => undefined);
    };
    const client = new Cordboard({ apiKey: 'sk', baseUrl: 'http://api.test', clock, fetch, ...limits });
    const call = failure(client.account.retrieve());
    await began.promise;
    clock.advance(timeoutMs);
    expect(await call).toMatchObject({ name: 'TimeoutError', timeoutMs });
  });
});

test('a process that sleeps through the pause before a retry says what the request came to', async () => {
  const clock = new ManualClock();
  const fetch = async () => {
    throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  };
  const client = new Cordboard({ apiKey: 'sk', baseUrl: 'http://api.test', clock, fetch });
  const call = failure(client.agents.create({ name: 'Reception', type: 'inbound' }));
  await expect.poll(() => clock.waits.length).toBe(2);
  clock.advance(600_000);
  expect(await call).toMatchObject({ name: 'ConnectionError', outcome: 'unknown' });
});

test('a wait for a result cuts the request that is under way at its end', async () => {
  const clock = new ManualClock();
  const began = deferred<AbortSignal>();
  const client = new Cordboard({
    apiKey: 'sk',
    baseUrl: 'http://api.test',
    clock,
    fetch: (request) => {
      began.resolve(request.signal);
      return new Promise<Response>(() => undefined);
    },
  });
  const waiting = failure(client.calls.waitForResult('call_1', { maxWaitMs: 200 }));
  const signal = await began.promise;
  clock.advance(200);
  expect(await waiting).toMatchObject({ name: 'TimeoutError', phase: 'wait', timeoutMs: 200 });
  expect(signal.aborted).toBe(true);
  expect(clock.pending).toBe(0);
});
