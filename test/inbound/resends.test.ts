import { type InboundContext, route } from 'cordboard/inbound';
import { type ClaimStore, createMemoryStore } from 'cordboard/store';
import { describe, expect, test } from 'vitest';
import { ManualClock } from '../support/clock.js';
import { deferred } from '../support/promise.js';
import { AG_1, ask, BOUND, NEVER, rig, ringing, turns } from './support/ring.js';

/** User code that decides after so many ms of a clock. */
function slow(clock: ManualClock, ms: number) {
  const seen: { runs: number; context?: InboundContext } = { runs: 0 };
  const onCall = (_: unknown, context: InboundContext) => {
    seen.runs++;
    seen.context = context;
    return new Promise<ReturnType<typeof route.toAgent>>((resolve) => {
      clock.after(ms, () => resolve(route.toAgent('ag_1')));
    });
  };
  return { onCall, seen };
}

/** A request that the platform drops after five seconds. */
function droppable() {
  const platform = new AbortController();
  return { request: ask(ringing(), { signal: platform.signal }), drop: () => platform.abort() };
}

describe('a decision that comes after 5.2 s', () => {
  test('is too late by default: bound at 4 s, and the resend hears the same', async () => {
    const clock = new ManualClock();
    const { onCall, seen } = slow(clock, 5_200);
    const { start, pass, decide, outcomes } = rig({ onCall }, clock);
    const first = await start();
    await pass(4_000);
    expect(first.answer).toEqual(BOUND);
    await pass(1_000);
    expect(await decide()).toEqual(BOUND);
    await pass(1_000);
    expect(await decide()).toEqual(BOUND);
    expect(seen.runs).toBe(1);
    expect(outcomes.map((o) => [o.source, o.attempt])).toEqual([
      ['timeout', 1],
      ['resend', 2],
      ['resend', 3],
    ]);
  });

  test('is not waited for any longer because of a request that comes early', async () => {
    const { start, pass } = rig({ onCall: () => NEVER });
    const first = await start();
    await pass(1_000);
    const early = await start();
    await pass(3_000);
    expect([first.answer, early.answer]).toEqual([BOUND, BOUND]);
  });

  test('answers the resend, when that is what is asked for', async () => {
    const clock = new ManualClock();
    const { onCall, seen } = slow(clock, 5_200);
    const { start, pass, outcomes } = rig({ onCall, onLate: 'await-resend' }, clock);
    const { request, drop } = droppable();
    const first = await start(request);
    expect(seen.context?.attempt).toBe(1);
    await pass(5_000);
    expect(first.answer).toBe(undefined);
    drop();
    const second = await start();
    expect(seen.context?.attempt).toBe(2);
    await pass(200);
    expect(second.answer).toEqual(AG_1);
    expect(seen.runs).toBe(1);
    expect(outcomes.map(({ outcome, source, attempt }) => [outcome, source, attempt])).toEqual([
      ['dropped', 'none', 1],
      ['to_agent', 'resend', 2],
    ]);
  });
});

describe('awaiting resends, a decision that never comes', () => {
  test('is not waited for beyond the budget of the third request', async () => {
    const rigged = rig({ onCall: () => NEVER, onLate: 'await-resend' });
    for (const _ of [1, 2]) {
      const { request, drop } = droppable();
      const lapsed = await rigged.start(request);
      await rigged.pass(5_000);
      expect(lapsed.answer).toBe(undefined);
      drop();
    }
    const last = await rigged.start();
    await rigged.pass(3_900);
    expect(last.answer).toBe(undefined);
    await rigged.pass(100);
    expect(last.answer).toEqual(BOUND);
  });

  test('is not waited for either when the third comes early', async () => {
    const rigged = rig({ onCall: () => NEVER, onLate: 'await-resend' });
    const all = [await rigged.start(), await rigged.start(), await rigged.start()];
    await rigged.pass(4_000);
    expect(all.map((seen) => seen.answer)).toEqual([BOUND, BOUND, BOUND]);
  });

  test('and no request stays open for ever when no other comes', async () => {
    const rigged = rig({ onCall: () => NEVER, onLate: 'await-resend' });
    const only = await rigged.start();
    await rigged.pass(14_000);
    expect(only.answer).toEqual(BOUND);
    expect(rigged.clock.pending).toBe(0);
  });
});

test('two resends at once wait for one run, and hear the same', async () => {
  const work = deferred<ReturnType<typeof route.hangUp>>();
  let runs = 0;
  const rigged = rig({
    onCall: () => {
      runs++;
      return work.promise;
    },
  });
  const all = await Promise.all([rigged.start(), rigged.start(), rigged.start()]);
  work.resolve(route.hangUp());
  await turns();
  expect(all.map((seen) => seen.answer)).toEqual([{}, {}, {}]);
  expect(runs).toBe(1);
});

test('one caller with two calls, and one session id in two apps, are decided apart', async () => {
  let runs = 0;
  const { decide } = rig({ onCall: () => route.toAgent(++runs) });
  const of = (over: object) => decide(ask(ringing(over)));
  expect(await of({ SessionId: 'a' })).toEqual({ OverrideAIAgentId: 1 });
  expect(await of({ SessionId: 'b' })).toEqual({ OverrideAIAgentId: 2 });
  expect(await of({ SessionId: 'a' })).toEqual({ OverrideAIAgentId: 1 });
  expect(await of({ SessionId: 'a', SdkAppId: 7 })).toEqual({ OverrideAIAgentId: 3 });
});

test('what is remembered is bounded in time and in number', async () => {
  let runs = 0;
  const { decide, clock } = rig({ onCall: () => route.toAgent(++runs), maxSessions: 2 });
  const of = (SessionId: string) => decide(ask(ringing({ SessionId })));
  for (const session of ['a', 'b', 'a', 'b']) await of(session);
  expect(runs).toBe(2);
  await of('c');
  await of('b');
  expect(runs).toBe(3);
  await of('a');
  expect(runs).toBe(4);
  clock.advance(60_000);
  await of('a');
  expect(runs).toBe(5);
});

describe('many instances on one store', () => {
  const clock = () => new ManualClock();

  test('one runs the code, and all give its decision', async () => {
    const time = clock();
    const store = createMemoryStore({ now: () => time.now() });
    const { onCall, seen } = slow(time, 2_000);
    const [a, b] = [rig({ onCall, store }, time), rig({ onCall, store }, time)];
    const answers = [await a.start(), await b.start()];
    await a.pass(2_200);
    expect(answers.map((s) => s.answer)).toEqual([AG_1, AG_1]);
    expect(await rig({ onCall, store }, time).decide()).toEqual(AG_1);
    expect(seen.runs).toBe(1);
    expect([a.outcomes[0]?.source, b.outcomes[0]?.source]).toEqual(['handler', 'store']);
  });

  test('when one runs out of time, the others say the same, whenever they are asked', async () => {
    const time = clock();
    const store = createMemoryStore({ now: () => time.now() });
    const a = rig({ onCall: () => NEVER, store }, time);
    await a.start();
    await a.pass(4_000);
    expect(await rig({ store }, time).decide()).toEqual(BOUND);
  });

  test('a decision that comes too late is told to nobody', async () => {
    const time = clock();
    const memory = createMemoryStore({ now: () => time.now() });
    const told: string[] = [];
    const store = {
      ...memory,
      complete: (...args: Parameters<typeof memory.complete>) => {
        told.push(args[2]);
        return memory.complete(...args);
      },
    };
    const late = rig({ onCall: slow(time, 4_500).onCall, store }, time);
    await late.start();
    await late.pass(5_000);
    expect(told).toEqual(['{"kind":"keep_bound"}']);
  });

  test.each([2_000, 0])(
    'a claim that is confirmed late is completed, with a decision after %d ms',
    async (ms) => {
      const time = clock();
      const store = createMemoryStore({ now: () => time.now() });
      const slowly: ClaimStore = {
        ...store,
        claim: async (...args) => {
          const claim = await store.claim(...args);
          await new Promise<void>((resolve) => time.after(1_500, resolve));
          return claim;
        },
      };
      const a = rig({ onCall: slow(time, ms).onCall, store: slowly }, time);
      const first = await a.start();
      const b = rig({ onCall: () => route.toAgent('ag_2'), store }, time);
      const second = await b.start();
      await a.pass(3_200);
      expect([first.answer, second.answer]).toEqual([AG_1, AG_1]);
      expect(b.outcomes).toMatchObject([{ source: 'store' }]);
    },
  );

  test('when resends are awaited, one that reaches another instance keeps to the budget', async () => {
    const time = clock();
    const store = createMemoryStore({ now: () => time.now() });
    const options = { onCall: () => NEVER, store, onLate: 'await-resend' } as const;
    const [a, b] = [rig(options, time), rig(options, time)];
    const { request, drop } = droppable();
    await a.start(request);
    await a.pass(5_000);
    drop();
    const second = await b.start();
    await b.pass(4_000);
    expect(second.answer).toEqual(BOUND);
  });

  test('when one dies, another does not wait beyond its own budget, and later ones take over', async () => {
    const time = clock();
    const store = createMemoryStore({ now: () => time.now() });
    await store.claim('call:1400692008:01bd935d-1', 5_000);
    const b = rig({ store }, time);
    const second = await b.start();
    await b.pass(4_000);
    expect(second.answer).toEqual(BOUND);
    await b.pass(1_000);
    expect(await rig({ store }, time).decide()).toEqual(AG_1);
  });
});
