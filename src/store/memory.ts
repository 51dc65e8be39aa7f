import type { ClaimStore } from './store.js';
import { checkWhole } from './whole.js';

/** What {@link createMemoryStore} takes. */
export interface MemoryStoreOptions {
  /** How many keys are kept; beyond that the oldest results are dropped first. Default 10,000. */
  maxEntries?: number | undefined;
  /** Now, in epoch ms. Default `Date.now`. */
  now?: (() => number) | undefined;
}

interface Entry {
  until: number;
  token: string;
  value: string | undefined;
}

/**
 * Claims and results in the memory of this process, bounded in number and in time.
 *
 * @example
 * ```ts
 * import { createMemoryStore } from 'cordboard/store';
 *
 * const store = createMemoryStore({ maxEntries: 1_000 });
 * const first = await store.claim('msg_1', 60_000);
 * if ('claimed' in first) await store.complete('msg_1', first.claimed, 'done', 60_000);
 * console.log(await store.claim('msg_1', 60_000)); // { done: 'done' }
 * ```
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): ClaimStore {
  const { maxEntries = 10_000, now = Date.now } = options ?? {};
  checkWhole('maxEntries', maxEntries);
  // Maps remember the order of insertion: the first is the oldest. Work under way is kept the longest.
  const done = new Map<string, Entry>();
  const pending = new Map<string, Entry>();

  const live = (key: string) => {
    for (const entries of [done, pending]) {
      const entry = entries.get(key);
      if (entry && entry.until > now()) return entry;
      entries.delete(key);
    }
    return undefined;
  };
  const makeRoom = () => {
    for (const entries of [done, pending])
      for (const [key, entry] of entries) {
        if (entry.until > now()) break;
        entries.delete(key);
      }
    if (done.size + pending.size < maxEntries) return;
    const entries = done.size > 0 ? done : pending;
    for (const key of entries.keys()) {
      entries.delete(key);
      break;
    }
  };
  const held = (key: string, token: string) => {
    const entry = live(key);
    return entry?.token === token && entry.value === undefined;
  };

  return {
    async claim(key, ttlMs) {
      const entry = live(key);
      if (entry) return entry.value === undefined ? { pending: true } : { done: entry.value };
      makeRoom();
      const token = crypto.randomUUID();
      pending.set(key, { until: now() + ttlMs, token, value: undefined });
      return { claimed: token };
    },
    async complete(key, token, value, ttlMs) {
      if (!held(key, token)) return;
      pending.delete(key);
      done.set(key, { until: now() + ttlMs, token, value });
    },
    async release(key, token) {
      if (held(key, token)) pending.delete(key);
    },
  };
}
