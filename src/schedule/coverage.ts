import { compiled } from './cache.js';
import { toRange } from './instant.js';
import { DateTime, Interval } from './luxon.js';
import { isGap, isOverlap, joined, type Slice, sweep } from './sweep.js';
import type { Range, Readings, ScheduleRule } from './types.js';

/** A stretch of time in which the same rules are open. */
export interface CoverageStep {
  /** First instant, in UTC. */
  from: DateTime;
  /** First instant after it, in UTC: the `from` of the next step. */
  to: DateTime;
  /** Which rules are open: ascending indexes into the list given; empty in a gap. */
  open: number[];
  /** Sum of the open rules' `maxConcurrentCalls`; `Infinity` when one of them has no limit. */
  capacity: number;
}

/** What several rules cover together. */
export interface Coverage {
  /** Where no rule is open: maximal, sorted, disjoint half-open intervals in UTC. */
  gaps: Interval[];
  /** Where two or more rules are open. */
  overlaps: Interval[];
  /** The whole range without holes, cut wherever a rule opens or closes. */
  steps: CoverageStep[];
}

/**
 * What several rules cover together within a range: gaps, overlaps, and how many calls can be live at once. The
 * rules may be in different zones; the answer is in UTC.
 *
 * @throws ScheduleError for a rule that cannot be evaluated, or a range that is reversed or over 50 years long.
 * @example
 * ```ts
 * import { coverage } from 'cordboard/schedule';
 *
 * const shift = (timezone: string) => ({
 *   schedule: { timezone, callWindow: { start: '09:00', end: '18:00' } },
 *   maxConcurrentCalls: 2,
 * });
 * const day = { from: '2026-03-02T08:00:00Z', to: '2026-03-03T08:00:00Z' };
 * const { gaps, overlaps, steps } = coverage([shift('Europe/Berlin'), shift('America/New_York')], day);
 * console.log(gaps.map((gap) => gap.toISO())); // [ '2026-03-02T23:00:00.000Z/2026-03-03T08:00:00.000Z' ]
 * console.log(overlaps.map((both) => both.length('hours'))); // [ 3 ]
 * console.log(steps.map((step) => step.capacity)); // [ 2, 4, 2, 0 ]
 * ```
 */
export function coverage(rules: readonly ScheduleRule[], options: Range & Readings): Coverage {
  const [from, to] = toRange(options);
  const slices = sweep(rules, from, to, options);
  const limits = rules.map((rule) => compiled(rule, options).limit);
  const utc = (time: number) => DateTime.fromMillis(time, { zone: 'utc' });
  const starts = slices.map((slice) => utc(slice.from));
  const intervals = (test: (slice: Slice) => boolean) =>
    joined(slices, test).map(([start, end]) => Interval.fromDateTimes(utc(start), utc(end)));
  return {
    gaps: intervals(isGap),
    overlaps: intervals(isOverlap),
    steps: slices.map(({ to: end, open }, i) => ({
      from: starts[i] as DateTime,
      to: starts[i + 1] ?? utc(end),
      open,
      capacity: open.reduce((sum, index) => sum + (limits[index] as number), 0),
    })),
  };
}
