import { DateTime, Interval } from 'luxon';
import { nextChange, openStretches } from './changes.js';
import { formatDay, formatOffset, formatWall } from './civil.js';
import { ScheduleError } from './errors.js';
import { explain } from './explain.js';
import { type Fields, readFields } from './fields.js';
import { toMillis, toRange } from './instant.js';
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

/** A rule made ready for many questions; see {@link compileSchedule}. */
export interface CompiledSchedule {
  /** Like the function `evaluate`. */
  evaluate(moment: CallMoment): Evaluation;
  /** Like the function `accepts`. */
  accepts(at: Instant): boolean;
  /** Like the function `nextOpening`. */
  nextOpening(at: Instant): DateTime | null;
  /** Like the function `nextClosing`. */
  nextClosing(at: Instant): DateTime | null;
  /** Like the function `openIntervals`. */
  openIntervals(range: Range): Interval[];
}

const TZ_VERSION: string | null =
  (globalThis as { process?: { versions?: { tz?: string } } }).process?.versions?.tz ?? null;

/** The numbers behind a compiled schedule, for the other files of this folder. */
export class Compiled implements CompiledSchedule {
  readonly fields: Fields;
  readonly plan: Plan;
  private readonly readings: Readings;
  private others: [Reading, Plan][] | undefined;

  constructor(rule: ScheduleRule, readings: Readings = {}) {
    checkReadings(readings);
    this.readings = readings;
    this.fields = readFields(rule);
    this.plan = makePlan(this.fields, readings);
  }

  evaluate(moment: CallMoment): Evaluation {
    const { fields, plan } = this;
    const time = toMillis(moment?.at, 'at');
    const { activeCalls } = moment;
    if (activeCalls !== undefined && !(typeof activeCalls === 'number' && activeCalls >= 0)) {
      throw new ScheduleError('activeCalls', 'a number of at least 0', activeCalls);
    }
    const wall = fields.zone.wall(time);
    const offset = wall - time;
    const reasons = explain(fields, plan, wall, activeCalls);
    const accepted = reasons.length === 0;
    return {
      accepted,
      reasons,
      at: new Date(time).toISOString(),
      localTime: formatWall(wall) + formatOffset(offset),
      serviceDate: formatDay(serviceDay(plan, wall)),
      timezone: fields.timezone,
      tzVersion: TZ_VERSION,
      assumptions: this.assumptions(wall, accepted, activeCalls),
    };
  }

  /** A full line is a full line under every reading, so the limit leaves nothing to assume. */
  private assumptions(wall: number, accepted: boolean, activeCalls = -1): Reading[] {
    if (activeCalls >= this.fields.limit) return [];
    this.others ??= otherPlans(this.fields, this.readings);
    return this.others.filter(([, plan]) => isOpen(plan, wall) !== accepted).map(([name]) => name);
  }

  accepts(at: Instant): boolean {
    return this.isOpen(toMillis(at, 'at'));
  }

  isOpen(time: number): boolean {
    return isOpen(this.plan, this.fields.zone.wall(time));
  }

  nextOpening(at: Instant): DateTime | null {
    return this.next(toMillis(at, 'at'), true);
  }

  nextClosing(at: Instant): DateTime | null {
    return this.next(toMillis(at, 'at'), false);
  }

  private next(time: number, opening: boolean): DateTime | null {
    let change = nextChange(this.plan, this.fields.zone, time);
    // The next change from the state sought is the way out of it; the one after that leads back in.
    if (change !== Infinity && this.isOpen(time) === opening) {
      change = nextChange(this.plan, this.fields.zone, change);
    }
    return change === Infinity ? null : this.dateTime(change);
  }

  openIntervals(range: Range): Interval[] {
    const edges = this.stretches(...toRange(range));
    const intervals: Interval[] = [];
    for (let i = 0; i < edges.length; i += 2) {
      const [open, close] = [edges[i] as number, edges[i + 1] as number];
      intervals.push(Interval.fromDateTimes(this.dateTime(open), this.dateTime(close)));
    }
    return intervals;
  }

  stretches(from: number, to: number): number[] {
    return openStretches(this.plan, this.fields.zone, from, to);
  }

  private dateTime(time: number): DateTime {
    return DateTime.fromMillis(time, { zone: this.fields.zone.zone });
  }
}

/**
 * Makes a rule ready for many questions: it is read and checked once. Later changes to the rule object are not
 * seen. The readings hold for every answer.
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
  return new Compiled(rule, options);
}
