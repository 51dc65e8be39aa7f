import { nextChange, openStretches } from './changes.js';
import { formatDay, formatOffset, formatWall } from './civil.js';
import { explain } from './explain.js';
import { checkCount, readFields } from './fields.js';
import { toMillis, toRange } from './instant.js';
import { DateTime, Interval } from './luxon.js';
import { isOpen, makePlan, type Plan, serviceDay } from './plan.js';
import { checkReadings, otherPlans } from './readings.js';
import type {
  EvaluateOptions,
  Evaluation,
  Instant,
  Range,
  Reading,
  Readings,
  ScheduleRule,
} from './types.js';

/** The parts of {@link EvaluateOptions} that are not fixed when a rule is compiled. */
export interface CallMoment extends Omit<EvaluateOptions, keyof Readings> {}

/**
 * A rule compiled for many evaluations; see {@link compileSchedule}.
 *
 * @example
 * ```ts
 * import { compileSchedule } from 'cordboard/schedule';
 *
 * const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
 * const office = compileSchedule({ schedule: { timezone: 'Europe/Berlin', activeDays: weekdays } });
 * const calls = ['2026-03-06T22:59:59Z', '2026-03-06T23:00:00Z']; // the end of Friday in Berlin
 * console.log(calls.map((at) => office.accepts(at))); // [ true, false ]
 * ```
 */
export interface CompiledSchedule {
  /**
   * Like the function `evaluate`.
   *
   * @throws ScheduleError for an instant or a count that cannot be evaluated.
   * @example
   * ```ts
   * import { compileSchedule } from 'cordboard/schedule';
   *
   * const line = compileSchedule({ schedule: null, maxConcurrentCalls: 3 });
   * const { accepted, reasons } = line.evaluate({ at: Date.now(), activeCalls: 3 });
   * console.log(accepted, reasons[0]?.code); // false concurrency_limit
   * ```
   */
  evaluate(moment: CallMoment): Evaluation;
  /**
   * Like the function `accepts`.
   *
   * @throws ScheduleError for an instant that cannot be evaluated.
   * @example
   * ```ts
   * import { compileSchedule } from 'cordboard/schedule';
   *
   * const night = compileSchedule({ schedule: { timezone: 'UTC', callWindow: { start: '22:00', end: '06:00' } } });
   * console.log(night.accepts('2026-03-02T05:59:59Z')); // true
   * ```
   */
  accepts(at: Instant): boolean;
  /**
   * Like the function `nextOpening`.
   *
   * @throws ScheduleError for an instant that cannot be evaluated.
   * @example
   * ```ts
   * import { compileSchedule } from 'cordboard/schedule';
   *
   * const office = compileSchedule({ schedule: { timezone: 'Europe/Berlin', activeDays: ['mon', 'fri'] } });
   * console.log(office.nextOpening('2026-03-02T12:00:00Z')?.toISO()); // 2026-03-06T00:00:00.000+01:00
   * ```
   */
  nextOpening(at: Instant): DateTime | null;
  /**
   * Like the function `nextClosing`.
   *
   * @throws ScheduleError for an instant that cannot be evaluated.
   * @example
   * ```ts
   * import { compileSchedule } from 'cordboard/schedule';
   *
   * const always = compileSchedule({ schedule: null });
   * const trial = compileSchedule({ schedule: { timezone: 'Asia/Kolkata', endDate: '2026-03-31' } });
   * console.log(always.nextClosing(0)); // null
   * console.log(trial.nextClosing('2026-03-02T00:00:00Z')?.toISO()); // 2026-04-01T00:00:00.000+05:30
   * ```
   */
  nextClosing(at: Instant): DateTime | null;
  /**
   * Like the function `openIntervals`.
   *
   * @throws ScheduleError for a range that is reversed or over 50 years long.
   * @example
   * ```ts
   * import { compileSchedule } from 'cordboard/schedule';
   *
   * const office = compileSchedule({ schedule: { timezone: 'UTC', callWindow: { start: '09:00', end: '17:30' } } });
   * const open = office.openIntervals({ from: '2026-03-02T00:00:00Z', to: '2026-03-07T00:00:00Z' });
   * console.log(open.reduce((hours, interval) => hours + interval.length('hours'), 0)); // 42.5
   * ```
   */
  openIntervals(range: Range): Interval[];
}

const TZ_VERSION: string | null =
  (globalThis as { process?: { versions?: { tz?: string } } }).process?.versions?.tz ?? null;

/** What the other files of this folder need besides: the same on plain epoch ms, unchecked. */
export interface Compiled extends CompiledSchedule {
  readonly limit: number;
  stretches(from: number, to: number): number[];
}

export function compile(rule: ScheduleRule, readings: Readings = {}): Compiled {
  checkReadings(readings);
  const fields = readFields(rule);
  const plan = makePlan(fields, readings);
  const { zone, limit, timezone } = fields;
  let others: [Reading, Plan][] | undefined;

  /** A full line is a full line under every reading, so the limit leaves nothing to assume. */
  function assumptions(wall: number, accepted: boolean, activeCalls = -1): Reading[] {
    if (activeCalls >= limit) return [];
    others ??= otherPlans(fields, readings);
    return others.filter(([, other]) => isOpen(other, wall) !== accepted).map(([name]) => name);
  }

  function evaluate(moment: CallMoment): Evaluation {
    const time = toMillis(moment?.at, 'at');
    const { activeCalls } = moment;
    if (activeCalls !== undefined) checkCount(activeCalls, 'activeCalls');
    const wall = zone.wall(time);
    const reasons = explain(fields, plan, wall, activeCalls);
    const accepted = reasons.length === 0;
    return {
      accepted,
      reasons,
      at: `${formatWall(time)}Z`,
      localTime: formatWall(wall) + formatOffset(wall - time),
      serviceDate: formatDay(serviceDay(plan, wall)),
      timezone,
      tzVersion: TZ_VERSION,
      assumptions: assumptions(wall, accepted, activeCalls),
    };
  }

  const openAt = (time: number) => isOpen(plan, zone.wall(time));
  const dateTime = (time: number) => DateTime.fromMillis(time, { zone: timezone === 'UTC' ? 'utc' : zone });
  const stretches = (from: number, to: number) => openStretches(plan, zone, from, to);

  function next(at: Instant, opening: boolean): DateTime | null {
    const time = toMillis(at, 'at');
    let change = nextChange(plan, zone, time);
    // The next change from the state sought is the way out of it; the one after that leads back in.
    if (change !== Infinity && openAt(time) === opening) change = nextChange(plan, zone, change);
    return change === Infinity ? null : dateTime(change);
  }

  function openIntervals(range: Range): Interval[] {
    const edges = stretches(...toRange(range)).map(dateTime);
    return edges.flatMap((edge, i) => (i % 2 ? Interval.fromDateTimes(edges[i - 1] as DateTime, edge) : []));
  }

  return {
    evaluate,
    accepts: (at) => openAt(toMillis(at, 'at')),
    nextOpening: (at) => next(at, true),
    nextClosing: (at) => next(at, false),
    openIntervals,
    limit,
    stretches,
  };
}

/**
 * Compiles a rule for many evaluations: it is read and checked once. Later changes to the rule object are not seen.
 * The readings apply to every answer.
 *
 * @throws ScheduleError when the rule has a zone, date, time or day that does not exist, or a reading is unknown.
 * @example
 * ```ts
 * import { compileSchedule } from 'cordboard/schedule';
 *
 * const office = compileSchedule({
 *   schedule: { timezone: 'Europe/Berlin', callWindow: { start: '09:00', end: '18:00' } },
 * });
 * console.log(office.accepts('2026-03-02T08:00:00Z')); // true
 * console.log(office.nextClosing('2026-03-02T08:00:00Z')?.toISO()); // 2026-03-02T18:00:00.000+01:00
 * ```
 */
export function compileSchedule(rule: ScheduleRule, options?: Readings): CompiledSchedule {
  return compile(rule, options);
}
