import { createMemoryStore } from 'cordboard/store';
import { createWebhookHandler, type WebhookVerifier } from 'cordboard/webhooks';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ManualClock } from '../support/clock.js';
import { BODY, post } from './support/signed.js';

const STEP = 50;
const LEASE = 1_000;
const INSTANCES = [0, 1];

const ends = {
  returns: () => undefined,
  answers: () => new Response('done', { status: 201 }),
  answersNothing: () => new Response(null, { status: 204 }),
  throws: () => Promise.reject(new Error('database down')),
  refuses: () => new Response('later', { status: 500 }),
};
const succeeds: readonly string[] = ['returns', 'answers', 'answersNothing'];

const history = fc.record({
  deliveries: fc.array(
    fc.record({
      at: fc.constantFrom(0, 0, 50, 500, 950, 1_000, 1_050, 2_500, 5_000),
      instance: fc.constantFrom(...INSTANCES),
      id: fc.constantFrom('evt_1', 'evt_1', 'evt_1', 'evt_2'),
      redelivery: fc.constantFrom('', '', '', '1'),
    }),
    { minLength: 2, maxLength: 8 },
  ),
  runs: fc.array(
    fc.record({
      takes: fc.constantFrom(0, 0, 50, 950, 1_000, 2_000, Number.POSITIVE_INFINITY),
      how: fc.constantFrom(...(Object.keys(ends) as (keyof typeof ends)[])),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  dies: fc.constantFrom(null, null, 0, 500, 2_000),
});

/** A run of a listener; `endedAt` is infinite while it works. */
interface Run {
  key: string;
  beganAt: number;
  endedAt: number;
  done: boolean;
}

// What is verified, and how, is tested elsewhere; Web Crypto would answer outside of the order of this clock.
const verifier: WebhookVerifier = {
  verify: () => Promise.reject(new Error('not asked')),
  verifySignature: async (input) => {
    const { headers } = input as Request;
    return { messageId: headers.get('webhook-id'), secretIndex: 0, timestamp: null };
  },
};

const turns = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
};

test('however deliveries of an event, its listeners and instances meet, fail and die: run until done, and once', async () => {
  const property = fc.asyncProperty(history, async ({ deliveries, runs: plan, dies }) => {
    const clock = new ManualClock();
    const store = createMemoryStore({ now: () => clock.now() });
    const runs: Run[] = [];
    const answers: { key: string; at: number; ok: boolean; status: number }[] = [];
    const dead = (instance: number) => dies !== null && instance === 0 && clock.now() >= start + dies;
    const start = clock.now();
    const handlers = INSTANCES.map((instance) =>
      createWebhookHandler({
        verifier,
        store,
        leaseMs: LEASE,
        onError: () => undefined,
        on: {
          'call.completed': async (_, { messageId, redelivery }) => {
            const key = `${messageId}#${redelivery ?? ''}`;
            const { takes, how } = plan[runs.length] ?? { takes: 0, how: 'returns' };
            const run = { key, beganAt: clock.now(), endedAt: Number.POSITIVE_INFINITY, done: false };
            runs.push(run);
            if (takes > 0)
              await new Promise<void>((resolve) => takes < LEASE * 9 && clock.after(takes, resolve));
            // The dead do nothing more.
            if (dead(instance)) return new Promise(() => undefined);
            run.endedAt = clock.now();
            run.done = succeeds.includes(how);
            return ends[how]();
          },
        },
      }),
    );
    const deliver = async (instance: number, id: string, redelivery: string) => {
      const headers = { 'webhook-id': id, ...(redelivery && { 'cordboard-redelivery': redelivery }) };
      const answer = await handlers[instance]?.(post(BODY, headers));
      const { ok = false, status = 0 } = answer ?? {};
      answers.push({ key: `${id}#${redelivery}`, at: clock.now(), ok, status });
      return ok;
    };
    for (const { at, instance, id, redelivery } of deliveries)
      clock.after(at, () => void (dead(instance) || deliver(instance, id, redelivery)));
    while (clock.now() < start + 10_000) {
      clock.advance(STEP);
      await turns(3);
    }

    for (const { key, beganAt } of runs) {
      const others = runs.filter((run) => run.key === key && run.beganAt < beganAt);
      // One that had worked for longer than its lease has lost it, and what it comes to is not kept.
      const kept = others.filter((run) => run.endedAt - run.beganAt < LEASE);
      expect(kept.some((run) => run.done || run.endedAt > beganAt)).toBe(false);
      expect(others.some((run) => beganAt < Math.min(run.endedAt, run.beganAt + LEASE))).toBe(false);
    }
    for (const { key, at, ok, status } of answers) {
      const own = runs.filter((run) => run.key === key && run.beganAt <= at);
      if (ok) expect(own.some((run) => run.done && run.endedAt <= at)).toBe(true);
      if (status === 503) expect(own.some((run) => run.endedAt >= at && at < run.beganAt + LEASE)).toBe(true);
    }
    // Nothing is left claimed: whatever was not done is run again now, and what was done is not.
    for (const key of new Set(runs.map((run) => run.key))) {
      const own = runs.filter((run) => run.key === key);
      const isKept = own.some((run) => run.done && run.endedAt - run.beganAt < LEASE);
      const before = runs.length;
      plan[before] = { takes: 0, how: 'returns' };
      const [id = '', redelivery = ''] = key.split('#');
      expect(await deliver(1, id, redelivery)).toBe(true);
      expect(runs.length - before).toBe(isKept ? 0 : 1);
    }
  });
  // Loaded first: how long that takes, no clock of ours tells.
  await createWebhookHandler({ verifier, on: { '*': () => undefined } })(
    post(BODY, { 'webhook-id': 'evt_0' }),
  );
  // Not made smaller when one fails: a smaller one may wait for a clock that nobody moves.
  await fc.assert(property, { numRuns: 200, seed: 20261122, endOnFailure: true });
});
