import { createInboundHandler, type InboundContext, type InboundDecision, route } from 'cordboard/inbound';
import { createMemoryStore } from 'cordboard/store';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ManualClock } from '../support/clock.js';
import { ask, ringing, turns } from './support/ring.js';
import { type Fate, unsteady } from './support/unsteady.js';

const STEP = 50;
const BUDGET = 4_000;
/** What the store may take after the budget. */
const KEEP = 500;
const INSTANCES = [0, 1];

const ms = (...some: number[]) => fc.constantFrom(...some);
const waits = ms(0, 0, 50, 900, 1_000, 3_500, 3_800, 4_000, 5_200, 9_000, 30_000);
const late = fc.record({ how: fc.constant('answered' as const), ms: ms(0, 50, 500, 900) });
const faulty = fc.record({
  how: fc.constantFrom('answered', 'lost_before', 'lost_after', 'failed_before', 'failed_after'),
  ms: ms(0, 50, 900, 1_000, 1_500, 6_000),
} satisfies { [part in keyof Fate]: fc.Arbitrary<Fate[part]> });

const history = fc.record({
  patient: fc.boolean(),
  requests: fc.array(
    fc.record({
      at: ms(0, 0, 50, 1_000, 4_000, 5_000, 5_050, 10_000, 15_000),
      instance: fc.constantFrom(...INSTANCES),
      authMs: ms(0, 0, 0, 500, 3_500),
      hangsUpAfter: fc.option(waits),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  runs: fc.array(
    fc.record({ takes: waits, ends: fc.constantFrom('agent', 'agent', 'hang_up', 'throws', 'nonsense') }),
    { minLength: 1, maxLength: 5 },
  ),
  store: fc.oneof(
    fc.record({ sound: fc.constant(true), fates: fc.array(late, { maxLength: 8 }) }),
    fc.record({ sound: fc.constant(false), fates: fc.array(faulty, { maxLength: 8 }) }),
  ),
});

test('however requests for one call, instances and their store meet and fail: answers in time, all the same', async () => {
  const property = fc.asyncProperty(history, async ({ patient, requests, runs, store }) => {
    const clock = new ManualClock();
    const start = clock.now();
    const pause = (time: number) =>
      new Promise<void>((resolve) => (time === 0 ? resolve() : clock.after(time, resolve)));
    const shared = createMemoryStore({ now: () => clock.now() });
    let asked = 0;
    let begun = 0;
    let begunLate = 0;
    const onCall = async (_: unknown, { signal }: InboundContext): Promise<InboundDecision> => {
      if (signal.aborted) begunLate += 1;
      const { takes, ends } = runs[begun % runs.length] ?? { takes: 0, ends: 'agent' };
      begun += 1;
      const agent = route.toAgent(begun);
      await pause(takes);
      if (ends === 'throws') throw new Error('database down');
      if (ends === 'nonsense') return undefined as never;
      return ends === 'agent' ? agent : route.hangUp();
    };
    const handlers = INSTANCES.map(() =>
      createInboundHandler({
        auth: ({ request }) => pause(Number(request.url.slice(16))).then(() => true),
        onCall,
        onLate: patient ? 'await-resend' : 'keep-bound',
        store: unsteady(clock, shared, () => store.fates[asked++]),
        onOutcome: () => undefined,
        clock,
      }),
    );
    const answers: { instance: number; status: number; afterMs: number; heard: string | null }[] = [];
    for (const { at, instance, authMs, hangsUpAfter } of requests) {
      const send = async () => {
        const arrived = clock.now();
        const platform = new AbortController();
        const request = ask(ringing(), { signal: platform.signal }, `https://me.test/${authMs}`);
        if (hangsUpAfter !== null) clock.after(hangsUpAfter, () => platform.abort());
        const answer = (await handlers[instance]?.(request)) ?? Response.error();
        const afterMs = clock.now() - arrived;
        const heard = platform.signal.aborted ? null : await answer.text();
        answers.push({ instance, status: answer.status, afterMs, heard });
      };
      clock.after(at, () => void send());
    }
    while (clock.pending > 0) {
      clock.advance(STEP);
      await turns(3);
    }
    expect(clock.now() - start).toBeLessThanOrEqual(60_000);
    expect(answers).toHaveLength(requests.length);
    for (const { status, afterMs } of answers) {
      expect(status).toBe(200);
      expect(afterMs).toBeLessThanOrEqual((patient ? 10_000 : 0) + BUDGET + KEEP);
    }
    for (const each of INSTANCES) {
      const heard = answers.flatMap((answer) => (answer.instance === each ? (answer.heard ?? []) : []));
      expect(new Set(heard).size).toBeLessThanOrEqual(1);
    }
    expect(begunLate).toBe(0);
    if (store.sound) expect(begun).toBeLessThanOrEqual(1);
  });
  await fc.assert(property, { numRuns: 200, seed: 20261122 });
});
