import { coverage, openIntervals, previewCall } from 'cordboard/schedule';
import fc from 'fast-check';
import type { Interval } from 'luxon';
import { describe, expect, test } from 'vitest';
import { ruleCase } from './support/arbitraries.js';

const DAY = 86_400_000;
const plain = (intervals: Interval[]) =>
  intervals.map((i) => [i.start?.toMillis() ?? NaN, i.end?.toMillis() ?? NaN] as [number, number]);
const holds = (list: [number, number][], at: number) => list.some(([from, to]) => at >= from && at < to);

const from = '2026-03-27T00:00:00Z';
const shift = (timezone: string, start: string, end: string, maxConcurrentCalls?: number) => ({
  schedule: { timezone, callWindow: { start, end } },
  maxConcurrentCalls,
});

describe('coverage', () => {
  test('steps cover the range, gaps and overlaps follow from them, capacity is the sum of the limits', () => {
    const sample = fc.record({
      cases: fc.array(ruleCase, { minLength: 0, maxLength: 6 }),
      length: fc.integer({ min: 0, max: 12 * DAY }),
    });
    const property = fc.property(sample, ({ cases, length }) => {
      const rules = cases.map((each) => each.rule);
      const start = (cases[0]?.near ?? 0) - 3 * DAY;
      const range = { from: start, to: start + length };
      const { gaps, overlaps, steps } = coverage(rules, range);
      const open = rules.map((rule) => plain(openIntervals(rule, range)));
      let at = range.from;
      let before: string | undefined;
      for (const step of steps) {
        expect(step.from.toMillis()).toBe(at);
        const indexes = open.flatMap((list, index) => (holds(list, at) ? [index] : []));
        expect(step.open).toEqual(indexes);
        expect(step.capacity).toBe(
          indexes.reduce((sum, i) => sum + (rules[i]?.maxConcurrentCalls ?? NaN), 0),
        );
        expect(holds(plain(gaps), at)).toBe(indexes.length === 0);
        expect(holds(plain(overlaps), at)).toBe(indexes.length > 1);
        expect(String(indexes), 'two neighbouring steps differ').not.toBe(before);
        before = String(indexes);
        at = step.to.toMillis();
      }
      expect(at).toBe(range.to);
      const covered = steps.filter((step) => step.open.length > 0);
      const length1 = covered.reduce((sum, step) => sum + step.to.diff(step.from).toMillis(), 0);
      const length2 = plain(gaps).reduce((sum, [a, b]) => sum + b - a, 0);
      expect(length1 + length2).toBe(length);
    });
    fc.assert(property, { numRuns: 700, seed: 51 });
  }, 60_000);

  test('no rules, or an empty range', () => {
    expect(plain(coverage([], { from, to: '2026-03-28T00:00:00Z' }).gaps)).toHaveLength(1);
    expect(coverage([], { from, to: from })).toEqual({ gaps: [], overlaps: [], steps: [] });
  });

  test('rules in two zones, across a change of the clocks in one of them', () => {
    const rules = [shift('Europe/Berlin', '09:00', '18:00', 2), shift('UTC', '16:00', '20:00', 3)];
    const { overlaps, steps } = coverage(rules, { from, to: '2026-03-31T00:00:00Z' });
    // The 27th and 28th: from the 29th on it is 16:00 in UTC when Berlin closes.
    expect(overlaps.map((both) => both.length('hours'))).toEqual([1, 1]);
    expect(Math.max(...steps.map((step) => step.capacity))).toBe(5);
    expect(steps[0]?.from.zoneName).toBe('UTC');
  });

  test('goes by the readings that it is given', () => {
    const rules = [shift('UTC', '09:00', '09:00', 1)];
    const range = { from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' };
    expect(coverage(rules, range).gaps).toEqual([]);
    const { gaps } = coverage(rules, { ...range, equalTimes: 'never' });
    expect(gaps.map((gap) => gap.length('hours'))).toEqual([24]);
  });

  test('a rule without a limit has no end of capacity', () => {
    const { steps } = coverage([{ schedule: null }], { from, to: '2026-03-28T00:00:00Z' });
    expect(steps.map((step) => step.capacity)).toEqual([Infinity]);
  });
});

describe('previewCall', () => {
  const day = { id: 'day', numberId: 'pn_1', ...shift('UTC', '09:00', '18:00', 1) };
  const old = { ...day, id: 'old', status: 'completed' };
  const night = { ...day, id: 'night', ...shift('UTC', '18:00', '09:00', 1) };
  const noon = '2026-03-02T12:00:00Z';

  test('names the rule that answers', () => {
    const preview = previewCall([old, night, day], { numberId: 'pn_1', at: noon });
    expect(preview).toMatchObject({ accepted: true, rule: day, reasons: [], evaluation: { accepted: true } });
  });
  test('says why the rule refuses', () => {
    const preview = previewCall([old, day], { numberId: 'pn_1', at: '2026-03-02T20:00:00Z' });
    expect(preview).toMatchObject({ accepted: false, rule: day, reasons: [{ code: 'outside_window' }] });
    const full = previewCall([day], { numberId: 'pn_1', at: noon, activeCalls: 1 });
    expect(full.reasons.map((reason) => reason.code)).toEqual(['concurrency_limit']);
  });
  test('no active rule is no_route', () => {
    expect(previewCall([old, day], { numberId: 'pn_2', at: noon })).toEqual({
      accepted: false,
      rule: null,
      reasons: [{ code: 'no_route', message: 'No active rule routes pn_2.' }],
      evaluation: null,
    });
    expect(previewCall([old], { numberId: 'pn_1', at: noon }).reasons[0]?.code).toBe('no_route');
  });
  test('checks the instant also where no rule needs it', () => {
    expect(() => previewCall([], { numberId: 'pn_1', at: 'noon' })).toThrow(/^at must be/);
  });
});
