import { createMemoryStore } from 'cordboard/store';
import { describe, expect, test } from 'vitest';
import { describeStore } from './contract.js';

describeStore('a memory store', async () => {
  let time = 0;
  return {
    store: createMemoryStore({ now: () => time }),
    pass: async (ms) => {
      time += ms;
    },
  };
});

describe('a memory store is bounded', () => {
  const fill = async (count: number, store: ReturnType<typeof createMemoryStore>, finish: boolean) => {
    for (let i = 0; i < count; i++) {
      const claim = await store.claim(`key ${i}`, 1_000);
      if (finish && 'claimed' in claim) await store.complete(`key ${i}`, claim.claimed, 'done', 1_000);
    }
  };

  test('the oldest results go first, work under way last', async () => {
    const store = createMemoryStore({ maxEntries: 3, now: () => 0 });
    await store.claim('work', 1_000);
    await fill(4, store, true);
    expect(await store.claim('work', 1_000)).toEqual({ pending: true });
    expect(await store.claim('key 3', 1_000)).toEqual({ done: 'done' });
    expect(await store.claim('key 0', 1_000)).toHaveProperty('claimed');
  });

  test('even when all is work under way', async () => {
    const store = createMemoryStore({ maxEntries: 3, now: () => 0 });
    await fill(4, store, false);
    expect(await store.claim('key 3', 1_000)).toEqual({ pending: true });
    expect(await store.claim('key 0', 1_000)).toHaveProperty('claimed');
  });

  test('what has lapsed makes room for the rest', async () => {
    let time = 0;
    const store = createMemoryStore({ maxEntries: 3, now: () => time });
    await fill(2, store, true);
    time = 2_000;
    await store.claim('a', 1_000);
    await fill(1, store, true);
    await store.claim('b', 1_000);
    expect(await store.claim('key 0', 1_000)).toEqual({ done: 'done' });
  });

  test('work that has lapsed goes before a result that has not', async () => {
    let time = 0;
    const store = createMemoryStore({ maxEntries: 2, now: () => time });
    await store.claim('given up', 10);
    await fill(1, store, true);
    time = 10;
    await store.claim('a', 1_000);
    expect(await store.claim('key 0', 1_000)).toEqual({ done: 'done' });
  });

  test('the last result goes before work under way', async () => {
    const store = createMemoryStore({ maxEntries: 2, now: () => 0 });
    await store.claim('work', 1_000);
    await fill(1, store, true);
    await store.claim('a', 1_000);
    expect(await store.claim('work', 1_000)).toEqual({ pending: true });
  });

  test('to one entry, if need be', async () => {
    const store = createMemoryStore({ maxEntries: 1, now: () => 0 });
    await fill(2, store, true);
    expect(await store.claim('key 1', 1_000)).toEqual({ done: 'done' });
    expect(await store.claim('key 0', 1_000)).toHaveProperty('claimed');
  });

  test.each([0, -1, 1.5, Number.NaN])('maxEntries: %j is refused', (maxEntries) => {
    expect(() => createMemoryStore({ maxEntries })).toThrow('maxEntries must be a whole number from 1 up');
  });
});

test('in a memory store a claim and a result last to the millisecond', async () => {
  let time = 0;
  const store = createMemoryStore({ now: () => time });
  await store.claim('work', 1_000);
  const claim = await store.claim('result', 1_000);
  if ('claimed' in claim) await store.complete('result', claim.claimed, 'done', 1_000);
  time = 999;
  expect(await store.claim('work', 1_000)).toEqual({ pending: true });
  expect(await store.claim('result', 1_000)).toEqual({ done: 'done' });
  time = 1_000;
  expect(await store.claim('work', 1_000)).toHaveProperty('claimed');
  expect(await store.claim('result', 1_000)).toHaveProperty('claimed');
});
