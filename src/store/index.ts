/**
 * Where handlers of webhooks and of ringing calls agree on who does what, once: in memory, or in a Redis.
 *
 * @module cordboard/store
 */
export { createMemoryStore, type MemoryStoreOptions } from './memory.js';
export { createRedisStore, type IoredisLike, type NodeRedisLike, type RedisStoreOptions } from './redis.js';
export type { Claim, ClaimStore } from './store.js';
