import type { ClaimStore } from 'cordboard/webhooks';
import { describe, expect, test } from 'vitest';

let keys = 0;

/** What every store must do. `pass` lets so many ms go by. */
export function describeStore(
  name: string,
  open: () => Promise<{ store: ClaimStore; pass: (ms: number) => Promise<void> }>,
): void {
  const claimed = async (store: ClaimStore, key: string, ttlMs = 60_000) => {
    const claim = await store.claim(key, ttlMs);
    if (!('claimed' in claim)) throw new Error(`not claimed: ${JSON.stringify(claim)}`);
    return claim.claimed;
  };
  const newKey = () => `key ${++keys}`;

  describe(name, () => {
    test('gives one key to one of many', async () => {
      const { store } = await open();
      const key = newKey();
      const claims = await Promise.all(Array.from({ length: 50 }, () => store.claim(key, 60_000)));
      expect(claims.filter((claim) => 'claimed' in claim)).toHaveLength(1);
      expect(claims.filter((claim) => 'pending' in claim)).toHaveLength(49);
      expect(await claimed(store, newKey())).not.toBe('');
    });

    test.each(['', 'done', 'p', 'ключ \u0000 {"a":1}'])(
      'keeps the value %j for its holder',
      async (value) => {
        const { store } = await open();
        const key = newKey();
        const token = await claimed(store, key);
        await store.complete(key, 'not the token', 'forged', 60_000);
        expect(await store.claim(key, 60_000)).toEqual({ pending: true });
        await store.complete(key, token, value, 60_000);
        expect(await store.claim(key, 60_000)).toEqual({ done: value });
      },
    );

    test('a result stays: it can be neither replaced nor released', async () => {
      const { store } = await open();
      const key = newKey();
      const token = await claimed(store, key);
      await store.complete(key, token, 'first', 60_000);
      await store.complete(key, token, 'second', 60_000);
      await store.release(key, token);
      expect(await store.claim(key, 60_000)).toEqual({ done: 'first' });
    });

    test('is released by its holder alone', async () => {
      const { store } = await open();
      const key = newKey();
      const token = await claimed(store, key);
      await store.release(key, 'not the token');
      expect(await store.claim(key, 60_000)).toEqual({ pending: true });
      await store.release(key, token);
      const next = await claimed(store, key);
      await store.complete(key, token, 'too late', 60_000);
      await store.release(key, token);
      expect(await store.claim(key, 60_000)).toEqual({ pending: true });
      expect(next).not.toBe(token);
    });

    test('a claim lapses, and its holder then changes nothing', async () => {
      const { store, pass } = await open();
      const key = newKey();
      const token = await claimed(store, key, 20);
      await pass(25);
      await store.complete(key, token, 'too late', 60_000);
      await claimed(store, key);
    });

    test('a result is forgotten in time', async () => {
      const { store, pass } = await open();
      const key = newKey();
      await store.complete(key, await claimed(store, key), 'done', 20);
      await pass(25);
      await claimed(store, key);
    });

    test('knows nothing of keys that it was not given', async () => {
      const { store } = await open();
      await store.complete(newKey(), 'token', 'value', 60_000);
      await store.release('__proto__', 'token');
      await claimed(store, `key ${keys}`);
    });
  });
}
