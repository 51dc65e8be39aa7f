import { route } from 'cordboard/inbound';
import { type ClaimStore, createMemoryStore } from 'cordboard/store';
import { describe, expect, test } from 'vitest';
import { ManualClock } from '../support/clock.js';
import { AG_1, rig } from './support/ring.js';

/** Two instances that share a store whose `complete` fails so many times, before or after it has done its work. */
function twoOn(failures: number, when: 'before' | 'after') {
  const clock = new ManualClock();
  const memory = createMemoryStore({ now: () => clock.now() });
  let asked = 0;
  const store: ClaimStore = {
    ...memory,
    complete: async (...args) => {
      asked += 1;
      if (asked > failures || when === 'after') await memory.complete(...args);
      if (asked <= failures) throw new Error('ECONNRESET');
    },
  };
  return [
    rig({ store }, clock),
    rig({ store, onCall: () => route.toAgent('ag_2') }, clock),
    () => asked,
  ] as const;
}

describe('a decision that is kept over a connection that breaks', () => {
  test.each(['before', 'after'] as const)('%s it is kept, once: the others hear it', async (when) => {
    const [a, b, asked] = twoOn(1, when);
    expect(await a.decide()).toEqual(AG_1);
    const second = await b.start();
    expect(second.answer).toEqual(AG_1);
    expect(asked()).toBe(2);
    expect(a.outcomes).toMatchObject([{ source: 'handler', error: null }]);
    expect(b.outcomes).toMatchObject([{ source: 'store', error: null }]);
  });

  test('and breaks again: it is reported, and given here all the same', async () => {
    const [a, , asked] = twoOn(9, 'before');
    expect(await a.decide()).toEqual(AG_1);
    expect(asked()).toBe(2);
    expect(String(a.outcomes[0]?.error)).toContain('ECONNRESET');
  });
});
