import type { DateTime, Interval } from 'luxon';
import { compiled } from './cache.js';
import type {
  EvaluateOptions,
  Evaluation,
  Instant,
  Range,
  Readings,
  ReasonCode,
  ScheduleRule,
} from './types.js';

/**
 * Would this rule take a call at this instant, and if not, why not? Computed from the wall clock in the rule's
 * zone, without a network. The concurrency limit is tested only when `activeCalls` is given.
 *
 * @throws ScheduleError for a rule, an instant or a count that cannot be evaluated.
 * @example
 * ```ts
 * import { evaluate } from 'cordboard/schedule';
 *
 * const rule = { schedule: { timezone: 'America/New_York', activeDays: ['mon', 'fri'] } };
 * const { accepted, reasons, localTime } = evaluate(rule, { at: '2026-03-07T15:00:00Z' });
 * console.log(accepted, localTime); // false 2026-03-07T10:00:00.000-05:00
 * console.log(reasons[0]?.message); // Saturday is not an active day.
 * ```
 */
export function evaluate(rule: ScheduleRule, options: EvaluateOptions): Evaluation {
  return compiled(rule, options).evaluate(options);
}

/**
 * The codes of every reason why a rule would refuse a call, in the contract's order; empty when it would take
 * it. It is what a router needs of {@link evaluate}.
 *
 * @throws ScheduleError for a rule, an instant or a count that cannot be evaluated.
 * @example
 * ```ts
 * import { rejectionReasons } from 'cordboard/schedule';
 *
 * const rule = { schedule: null, maxConcurrentCalls: 2 };
 * console.log(rejectionReasons(rule, { at: 0, activeCalls: 2 })); // [ 'concurrency_limit' ]
 * ```
 */
export function rejectionReasons(rule: ScheduleRule, options: EvaluateOptions): ReasonCode[] {
  return evaluate(rule, options).reasons.map((reason) => reason.code);
}

/**
 * Whether the rule's status and schedule accept a call at this instant: the fast path of {@link evaluate}.
 *
 * @throws ScheduleError for a rule or an instant that cannot be evaluated.
 * @example
 * ```ts
 * import { accepts } from 'cordboard/schedule';
 *
 * const rule = { schedule: { timezone: 'Asia/Kolkata', callWindow: { start: '10:00', end: '19:00' } } };
 * console.log(accepts(rule, '2026-03-02T13:29:59.999Z')); // true: 18:59:59.999
 * console.log(accepts(rule, '2026-03-02T13:30:00.000Z')); // false: 19:00
 * ```
 */
export function accepts(rule: ScheduleRule, at: Instant, readings?: Readings): boolean {
  return compiled(rule, readings).accepts(at);
}

/**
 * The first instant after `at` at which the rule starts accepting, as a luxon `DateTime` in the rule's zone; `null`
 * when it never starts again. From an open instant it is the opening after the next closing.
 *
 * @throws ScheduleError for a rule or an instant that cannot be evaluated.
 * @example
 * ```ts
 * import { nextOpening } from 'cordboard/schedule';
 *
 * // 02:30 does not exist on this night in New York: the line opens when the clocks have jumped.
 * const rule = { schedule: { timezone: 'America/New_York', callWindow: { start: '02:30', end: '05:00' } } };
 * console.log(nextOpening(rule, '2026-03-08T06:00:00Z')?.toISO()); // 2026-03-08T03:00:00.000-04:00
 * ```
 */
export function nextOpening(rule: ScheduleRule, at: Instant, readings?: Readings): DateTime | null {
  return compiled(rule, readings).nextOpening(at);
}

/**
 * The first instant after `at` at which the rule stops accepting, as a luxon `DateTime` in the rule's zone; `null`
 * when it never stops. From a closed instant it is the closing after the next opening.
 *
 * @throws ScheduleError for a rule or an instant that cannot be evaluated.
 * @example
 * ```ts
 * import { nextClosing } from 'cordboard/schedule';
 *
 * const rule = { schedule: { timezone: 'Europe/Paris', callWindow: { start: '22:00', end: '06:00' } } };
 * console.log(nextClosing(rule, '2026-03-02T22:00:00Z')?.toISO()); // 2026-03-03T06:00:00.000+01:00
 * console.log(nextClosing({ schedule: null }, 0)); // null
 * ```
 */
export function nextClosing(rule: ScheduleRule, at: Instant, readings?: Readings): DateTime | null {
  return compiled(rule, readings).nextClosing(at);
}

/**
 * When the rule accepts within a range: maximal, sorted, disjoint half-open luxon `Interval`s in the rule's
 * zone, clipped to the range.
 *
 * @throws ScheduleError for a rule that cannot be evaluated, or a range that is reversed or over 50 years long.
 * @example
 * ```ts
 * import { openIntervals } from 'cordboard/schedule';
 *
 * const rule = { schedule: { timezone: 'UTC', callWindow: { start: '09:00', end: '12:00' } } };
 * const open = openIntervals(rule, { from: '2026-03-02T00:00:00Z', to: '2026-03-04T00:00:00Z' });
 * console.log(open.map((interval) => interval.toISO({ suppressMilliseconds: true })));
 * // [ '2026-03-02T09:00:00Z/2026-03-02T12:00:00Z', '2026-03-03T09:00:00Z/2026-03-03T12:00:00Z' ]
 * ```
 */
export function openIntervals(rule: ScheduleRule, options: Range & Readings): Interval[] {
  return compiled(rule, options).openIntervals(options);
}
