import { getEventListeners } from 'node:events';
import { AbortError, type Call, Cordboard, type CordboardOptions, isTimeoutError } from 'cordboard';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ManualClock } from '../support/clock.js';
import { call } from '../support/models.js';

const STEP = 50;
/** What lies at most between two questions. */
const SLOWEST = 5_000;
const ms = (...some: number[]) => fc.constantFrom(...some);

const history = fc.record({
  overAt: ms(0, 400, 3_000, 20_000, 40_000),
  resultAfter: ms(0, 0, 600, 9_000),
  status: fc.constantFrom<Call['status']>('completed', 'canceled', 'no_answer'),
  answers: fc.array(
    fc.record({ takes: ms(0, 0, 50, 2_000), fails: fc.constantFrom(false, false, false, true) }),
    {
      maxLength: 12,
    },
  ),
  maxWaitMs: fc.option(ms(50, 1_000, 21_000), { nil: undefined }),
  abortsAfter: fc.option(ms(0, 500, 10_000), { freq: 2 }),
});

const client = (options: Partial<CordboardOptions>) =>
  new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://x.test', maxRetries: 0, logLevel: 'off', ...options });

test('however a call ends, answers come and patience runs out: told in time, and nothing is left waiting', async () => {
  const property = fc.asyncProperty(history, async (given) => {
    const { overAt, resultAfter, status, answers, maxWaitMs, abortsAfter } = given;
    const clock = new ManualClock();
    const start = clock.now();
    const passed = () => clock.now() - start;
    let asked = 0;
    let failed = false;
    const fetch = async ({ signal }: Request) => {
      const { takes, fails } = answers[asked++] ?? { takes: 0, fails: false };
      if (takes > 0)
        await new Promise<void>((resolve, reject) => {
          const cancel = clock.after(takes, resolve);
          signal.addEventListener('abort', () => reject(cancel()));
        });
      failed ||= fails;
      if (fails) return Response.json({ error: { code: 'unavailable', message: 'later' } }, { status: 503 });
      const isOver = passed() >= overAt;
      const resultStatus = passed() >= overAt + resultAfter ? 'completed' : 'pending';
      return Response.json({ ...call, status: isOver ? status : 'in_progress', resultStatus });
    };
    const patience = new AbortController();
    const { signal } = patience;
    const keepPatience = clock.after(abortsAfter ?? Number.POSITIVE_INFINITY, () => patience.abort());
    let isOver = false;
    const waiting = client({ clock, fetch }).calls.waitForResult(call.id, { maxWaitMs, signal });
    const all = Promise.allSettled([waiting]).finally(() => {
      isOver = true;
    });
    for (let turn = 0; !isOver; turn += 1) {
      if (turn > 20_000) throw new Error('the wait hangs');
      for (let i = 0; i < 3; i += 1) await new Promise((resolve) => setImmediate(resolve));
      if (!isOver) clock.advance(STEP);
    }
    const [settled] = await all;
    const took = passed();
    keepPatience();
    expect(clock.pending).toBe(0);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    const most = Math.min(maxWaitMs ?? 600_000, abortsAfter ?? Number.POSITIVE_INFINITY);
    expect(took).toBeLessThanOrEqual(most + STEP);
    const known = overAt + resultAfter;
    // A question that was answered too early, a pause, and the question that hears it.
    const latest = known + SLOWEST + 2 * 2_000 + 3 * STEP;
    if (!failed && latest < most) expect(settled?.status).toBe('fulfilled');
    if (settled?.status === 'fulfilled') {
      expect(took).toBeGreaterThanOrEqual(known);
      expect(took).toBeLessThanOrEqual(latest);
      expect([settled.value.status, settled.value.resultStatus]).toEqual([status, 'completed']);
      return;
    }
    const error: unknown = settled?.reason;
    if (error instanceof AbortError) expect(signal.aborted).toBe(true);
    else if (isTimeoutError(error)) expect(took).toBeGreaterThanOrEqual(maxWaitMs ?? 600_000);
    else expect(failed).toBe(true);
  });
  // Loaded first: how long that takes, no clock of ours tells.
  await client({ fetch: async () => Response.json(call) }).calls.waitForResult(call.id);
  await fc.assert(property, { numRuns: 80, seed: 20261122, endOnFailure: true });
});
