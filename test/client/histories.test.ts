import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deferred } from '../support/promise.js';
import { ids, server } from './support/pages.js';

const LIMIT = 3;
const history = fc.record({
  total: fc.integer({ min: 0, max: 14 }),
  broken: fc.option(fc.constantFrom(0, 3, 6, 9, 12)),
  most: fc.option(fc.integer({ min: 0, max: 16 })),
  prefetch: fc.boolean(),
  steps: fc.array(
    fc.constantFrom(
      ...(['next', 'next', 'next', 'next', 'next', 'next', 'next', 'next', 'return', 'throw'] as const),
      ...(['serve', 'serve', 'serve', 'serve', 'turn', 'tick'] as const),
    ),
    { maxLength: 40 },
  ),
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Pages that are held until they are let through; the one that begins at `broken` never comes. */
function holding(total: number, broken: number | null) {
  const held: (() => void)[] = [];
  const { client, asked } = server(total, async (cursor) => {
    const gate = deferred();
    held.push(gate.resolve);
    await gate.promise;
    if (cursor === broken) throw new Error('gone');
  });
  return { client, asked, held };
}

/** A walk as one would write it by hand: a generator over one page after another. */
async function* byHand({ client }: ReturnType<typeof server>, most: number) {
  let page = most > 0 ? await client.calls.list({ limit: LIMIT }) : null;
  for (let left = most; page; page = await page.nextPage()) {
    for (const item of page.data) {
      yield item;
      left -= 1;
      if (left <= 0) return;
    }
  }
}

/** Asks, and notes what comes of it: its place among the questions, and the answer. */
function asking(walk: AsyncIterator<Parameters<typeof ids>[0][number], unknown>) {
  const heard: [number, unknown][] = [];
  let asked = 0;
  const ask = (how: 'next' | 'return' | 'throw') => {
    const place = asked++;
    const answer = how === 'throw' ? walk.throw?.(new Error('mine')) : walk[how]?.();
    answer?.then(
      ({ done, value }) => heard.push([place, done ? 'over' : ids([value])]),
      (error: Error) => heard.push([place, error.name]),
    );
  };
  return { ask, heard, all: () => asked };
}

test('however a walk is asked, left and failed: it answers as a generator does, and asks for no page twice', async () => {
  const property = fc.asyncProperty(history, async ({ total, broken, most, prefetch, steps }) => {
    const [one, other] = [holding(total, broken), holding(total, broken)];
    const walk = one.client.calls.iterCalls({ limit: LIMIT }, { prefetch });
    const ours = asking(most === null ? walk[Symbol.asyncIterator]() : walk.take(most));
    const theirs = asking(byHand(other, most ?? Number.POSITIVE_INFINITY));
    // A request, and its answer, are some turns on their way.
    const serve = async () => {
      for (let i = 0; i < 4; i += 1) await turn();
      for (const { held } of [one, other]) for (const go of held.splice(0)) go();
      for (let i = 0; i < 4; i += 1) await turn();
    };
    for (const step of steps) {
      if (step === 'serve') await serve();
      else if (step === 'turn') await turn();
      else if (step === 'tick') await undefined;
      else for (const { ask } of [ours, theirs]) ask(step);
    }
    for (let i = 0; i <= total / LIMIT + 1; i += 1) await serve();

    expect(ours.heard).toHaveLength(ours.all());
    expect(ours.heard).toEqual(theirs.heard);
    expect(ours.heard.map(([place]) => place)).toEqual(ours.heard.map((_, i) => i));
    // Ahead by one page at most, and never beyond those that hold what was asked for.
    const [asked, needed] = [one.asked, other.asked];
    expect(asked.slice(0, needed.length)).toEqual(needed);
    expect(asked.length - needed.length).toBeLessThanOrEqual(prefetch ? 1 : 0);
    if (most !== null) expect(asked.length).toBeLessThanOrEqual(Math.ceil(most / LIMIT));
    expect(new Set(asked).size).toBe(asked.length);
  });
  // Loaded first: how long that takes, no turn of the loop tells.
  await server(1).client.calls.list();
  await fc.assert(property, { numRuns: 120, seed: 20261122, endOnFailure: true });
});
