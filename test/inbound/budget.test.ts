import { route } from 'cordboard/inbound';
import { type ClaimStore, createMemoryStore } from 'cordboard/store';
import { describe, expect, test } from 'vitest';
import { ManualClock } from '../support/clock.js';
import { ask, BOUND, NEVER, rig, ringing } from './support/ring.js';

describe('an auth that takes 3.5 s leaves half a second of the budget', () => {
  const slowly = (clock: ManualClock) => () =>
    new Promise<boolean>((resolve) => {
      clock.after(3_500, () => resolve(true));
    });

  test('to onUnknown', async () => {
    const clock = new ManualClock();
    const { start, pass, outcomes } = rig({ auth: slowly(clock), onUnknown: () => NEVER }, clock);
    const asked = await start(ask(ringing({ Event: 'CallEnded' })));
    await pass(4_000);
    expect(asked.answer).toEqual(BOUND);
    expect(outcomes).toMatchObject([{ source: 'error', latencyMs: 4_000, late: false }]);
  });

  test('to a resend that waits for another instance', async () => {
    const clock = new ManualClock();
    const store = createMemoryStore({ now: () => clock.now() });
    const options = { onCall: () => NEVER, onLate: 'await-resend', store } as const;
    const one = rig(options, clock);
    await one.start();
    await one.pass(5_000);
    const other = rig({ ...options, auth: slowly(clock) }, clock);
    const resend = await other.start();
    await other.pass(4_000);
    expect(resend.answer).toEqual(BOUND);
  });

  test.each(['answers', 'fails'])(
    'to a store, and onCall does not run when it %s after that',
    async (how) => {
      const clock = new ManualClock();
      const memory = createMemoryStore({ now: () => clock.now() });
      const store: ClaimStore = {
        ...memory,
        claim: async (...args) => {
          await new Promise<void>((resolve) => clock.after(900, resolve));
          if (how === 'fails') throw new Error('ECONNREFUSED');
          return memory.claim(...args);
        },
      };
      let runs = 0;
      const onCall = () => {
        runs++;
        return NEVER;
      };
      const { start, pass } = rig({ auth: slowly(clock), onCall, store }, clock);
      const asked = await start();
      await pass(5_000);
      expect([asked.answer, runs]).toEqual([BOUND, 0]);
      expect(clock.pending).toBe(0);
    },
  );
});

test('a request that is let in after one that came later: both hear what the time of the first allows', async () => {
  const clock = new ManualClock();
  const after = <T>(ms: number, value: T) =>
    new Promise<T>((resolve) => {
      clock.after(ms, () => resolve(value));
    });
  const auth = ({ request }: { request: Request }) => after(request.url.endsWith('slow') ? 3_500 : 0, true);
  const onCall = () => after(3_800, route.hangUp());
  const { start, pass } = rig({ auth, onCall }, clock);
  const first = await start(ask(ringing(), {}, 'https://me.test/slow'));
  await pass(1_000);
  const second = await start();
  await pass(4_000);
  expect([first.answer, second.answer]).toEqual([BOUND, BOUND]);
});
