import { getEventListeners } from 'node:events';
import { AbortError, ConnectionError, Cordboard, isCordboardError } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ManualClock } from '../support/clock.js';
import { fate, unsteady } from './support/unsteady.js';

const STEP = 50;
const ms = (...some: number[]) => fc.constantFrom(...some);

const history = fc.record({
  fates: fc.array(fate, { maxLength: 14 }),
  calls: fc.array(
    fc.record({
      at: ms(0, 0, 50, 1_000),
      abortsAfter: fc.option(ms(0, 0, 50, 600, 3_000, 30_000), { freq: 4 }),
      maxRetries: ms(0, 1, 2, 5),
      timeoutMs: ms(1_000, 30_000),
      totalTimeoutMs: ms(2_000, 120_000),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  keys: fc.array(
    fc.record({ takes: ms(0, 0, 100, 3_000, 500_000), fails: fc.constantFrom(false, false, false, true) }),
    { maxLength: 5 },
  ),
});

const sound = ({ fetch }: ReturnType<typeof createRoutingBackend>) =>
  new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://x.test', fetch });

test('whatever becomes of requests, keys and patience: a call has one effect at most, and ends in time', async () => {
  const property = fc.asyncProperty(history, async ({ fates, calls, keys }) => {
    const clock = new ManualClock();
    const backend = createRoutingBackend({ now: () => clock.now() });
    let asked = 0;
    const apiKey = async () => {
      const { takes, fails } = keys[asked++] ?? { takes: 0, fails: false };
      await new Promise<void>((resolve) => (takes === 0 ? resolve() : clock.after(takes, resolve)));
      if (fails) throw new Error('vault closed');
      return 'sk_test';
    };
    const fetch = unsteady(clock, backend, fates);
    const client = new Cordboard({ apiKey, baseUrl: 'http://x.test', clock, logLevel: 'off', fetch });

    const made = calls.map(async ({ at, abortsAfter, ...options }, i) => {
      await new Promise<void>((resolve) => clock.after(at, resolve));
      const start = clock.now();
      const patience = new AbortController();
      const { signal } = patience;
      if (abortsAfter !== null) clock.after(abortsAfter, () => patience.abort());
      const call = client.agents.create({ name: `n${i}`, type: 'inbound' }, { ...options, signal });
      const [settled] = await Promise.allSettled([call]);
      return { settled, signal, took: clock.now() - start, most: abortsAfter ?? options.totalTimeoutMs };
    });
    let isOver = false;
    const all = Promise.all(made).finally(() => {
      isOver = true;
    });
    for (let turn = 0; !isOver || clock.pending > 0; turn += 1) {
      if (turn > 20_000) throw new Error('a call hangs, or a timer is left');
      clock.advance(STEP);
      // What is under way gets turns of the loop to settle; those who are late by far need fewer.
      for (let i = 0; i < (isOver ? 1 : 3); i += 1) await new Promise((resolve) => setImmediate(resolve));
    }

    const agents = await sound(backend).agents.iterAgents().toArray({ limit: 99 });
    for (const [i, { settled, signal, took, most }] of (await all).entries()) {
      const effects = agents.filter(({ name }) => name === `n${i}`).map(({ id }) => id);
      expect(effects.length).toBeLessThanOrEqual(1);
      expect(took).toBeLessThanOrEqual(most + 2 * STEP);
      expect(getEventListeners(signal, 'abort')).toEqual([]);
      if (settled.status === 'fulfilled') {
        expect(effects).toEqual([settled.value.id]);
        continue;
      }
      const error: unknown = settled.reason;
      expect(isCordboardError(error), String(error)).toBe(true);
      if (error instanceof AbortError) expect(signal.aborted).toBe(true);
      if (error instanceof ConnectionError && error.outcome === 'not_sent') expect(effects).toEqual([]);
    }
  });
  // The engine is loaded in real time.
  await sound(createRoutingBackend()).account.retrieve();
  await fc.assert(property, { numRuns: 60, seed: 20261122, endOnFailure: true });
});
