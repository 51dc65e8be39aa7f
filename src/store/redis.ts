import { CLAIM, COMPLETE, RELEASE } from './redis-scripts.js';
import type { ClaimStore } from './store.js';

/** As much of a client of the package `ioredis` as is used. */
export interface IoredisLike {
  /** Distinguishes it from node-redis. */
  defineCommand: unknown;
  /** Runs a script. */
  eval(script: string, keyCount: number, key: string, ...values: string[]): Promise<unknown>;
}

/** As much of a client of the package `redis` (node-redis) as is used. */
export interface NodeRedisLike {
  /** Runs a script. */
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** What {@link createRedisStore} takes in addition to the client. */
export interface RedisStoreOptions {
  /** Put before every key. Default `cordboard:`. */
  prefix?: string | undefined;
}

/**
 * A store for many instances, on a client of `ioredis` or `redis` that you have connected. It neither opens nor
 * closes connections. Each operation is one script and one key, so it is atomic, and works on a cluster. Rejects as
 * the client does.
 *
 * @example
 * ```ts no-run
 * import { Redis } from 'ioredis';
 * import { createRedisStore } from 'cordboard/store';
 *
 * const store = createRedisStore(new Redis('redis://localhost:6379'), { prefix: 'calls:' });
 * ```
 */
export function createRedisStore(
  client: IoredisLike | NodeRedisLike,
  options: RedisStoreOptions = {},
): ClaimStore {
  const { prefix = 'cordboard:' } = options ?? {};
  if (typeof (client as { eval?: unknown } | undefined)?.eval !== 'function')
    throw new TypeError('client must be a client of the package ioredis or redis');
  const run = (script: string, key: string, ...values: string[]) =>
    'defineCommand' in client
      ? client.eval(script, 1, prefix + key, ...values)
      : client.eval(script, { keys: [prefix + key], arguments: values });

  return {
    async claim(key, ttlMs) {
      const token = crypto.randomUUID();
      const found = await run(CLAIM, key, token, whole(ttlMs));
      if (found === null || found === undefined) return { claimed: token };
      const text = String(found);
      return text.startsWith('d') ? { done: text.slice(1) } : { pending: true };
    },
    async complete(key, token, value, ttlMs) {
      await run(COMPLETE, key, token, value, whole(ttlMs));
    },
    async release(key, token) {
      await run(RELEASE, key, token);
    },
  };
}

/** Redis takes whole ms from 1 up. */
const whole = (ms: number) => String(Math.max(1, Math.ceil(ms)));
