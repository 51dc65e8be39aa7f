import { createRedisStore } from 'cordboard/store';
import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { hasRedis, sayWithoutRedis, startRedis } from '../support/redis.js';
import { describeStore } from './contract.js';

/** Redis keeps its own time, so this is the one place where it must really pass. */
const pass = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

if (!hasRedis) sayWithoutRedis();
else
  describe('on a real redis-server', () => {
    let server: Awaited<ReturnType<typeof startRedis>>;
    let ioredis: Redis;
    let nodeRedis: Awaited<ReturnType<typeof connect>>;
    const connect = (url: string) => createClient({ url }).connect();

    beforeAll(async () => {
      server = await startRedis();
      ioredis = new Redis(server.url);
      nodeRedis = await connect(server.url);
    });
    afterAll(async () => {
      ioredis.disconnect();
      nodeRedis.destroy();
      await server.stop();
    });

    describeStore('a store on ioredis', async () => ({ store: createRedisStore(ioredis), pass }));
    describeStore('a store on node-redis', async () => ({ store: createRedisStore(nodeRedis), pass }));

    test('keeps to its prefix, and leaves nothing there for ever', async () => {
      await ioredis.flushall();
      const store = createRedisStore(ioredis, { prefix: 'mine:' });
      const claim = await store.claim('a', 60_000);
      await store.claim('b', 0.5);
      if ('claimed' in claim) await store.complete('a', claim.claimed, 'x', 60_000.5);
      expect(await ioredis.keys('*')).toContain('mine:a');
      expect((await ioredis.keys('*')).every((key) => key.startsWith('mine:'))).toBe(true);
      expect(await ioredis.pttl('mine:a')).toBeGreaterThan(0);
    });

    test('what has no prefix of its own is found under `cordboard:`', async () => {
      await ioredis.flushall();
      await createRedisStore(ioredis).claim('a', 60_000);
      expect(await ioredis.keys('*')).toEqual(['cordboard:a']);
    });

    test('two kinds of client share one store', async () => {
      const [one, other] = [createRedisStore(ioredis), createRedisStore(nodeRedis)];
      const claim = await one.claim('shared', 60_000);
      expect(await other.claim('shared', 60_000)).toEqual({ pending: true });
      if ('claimed' in claim) await other.complete('shared', claim.claimed, 'x', 60_000);
      expect(await one.claim('shared', 60_000)).toEqual({ done: 'x' });
    });

    test('a connection that is gone is an error, not a claim', async () => {
      const gone = new Redis(server.url, { lazyConnect: true, enableOfflineQueue: false });
      const store = createRedisStore(gone);
      expect(await failure(store.claim('a', 1))).toBeInstanceOf(Error);
      expect(await failure(store.complete('a', 'token', 'x', 1))).toBeInstanceOf(Error);
      expect(await failure(store.release('a', 'token'))).toBeInstanceOf(Error);
      gone.disconnect();
    });
  });

test.each([undefined, null, {}, 'redis://localhost'])('%j is no client', (client) => {
  expect(() => createRedisStore(client as never)).toThrow('a client of the package ioredis or redis');
});
