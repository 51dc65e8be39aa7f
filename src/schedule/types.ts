import type { SCHEDULE_REASONS, Weekday } from '../models/enums.js';

/**
 * A luxon `DateTime`, from any copy of luxon. Described by its methods, so that code which never uses one needs no
 * types of luxon.
 */
export interface LuxonDateTime {
  /** Epoch milliseconds. */
  toMillis(): number;
  /** As a `Date`. */
  toJSDate(): Date;
}

/**
 * A moment in time: a `Date`, a luxon `DateTime`, epoch milliseconds, or an ISO 8601 string **with an offset**
 * (`Z` or `+02:00`) between the years 1 and 9999. Anything else is a `ScheduleError`.
 *
 * @example
 * ```ts
 * import { accepts, type Instant } from 'cordboard/schedule';
 *
 * const moments: Instant[] = ['2026-03-08T09:00:00-05:00', new Date(0), 1_772_978_400_000];
 * console.log(moments.map((at) => accepts({ schedule: null }, at))); // [ true, true, true ]
 * ```
 */
export type Instant = Date | LuxonDateTime | number | string;

/** When a rule takes calls, by the wall clock of `timezone`. Everything but the zone may be `null` or absent. */
export interface ScheduleFields {
  /** IANA time zone, such as `America/New_York`. */
  timezone: string;
  /** First date on which a window may start, `YYYY-MM-DD`. */
  startDate?: string | null | undefined;
  /** Last date on which a window may start, `YYYY-MM-DD`. */
  endDate?: string | null | undefined;
  /** Open from `start` (inclusive) to `end` (exclusive), `HH:mm`. A start after the end runs past midnight. */
  callWindow?: { start?: string | null | undefined; end?: string | null | undefined } | null | undefined;
  /** Days on which a window may start, `mon` to `sun`; absent = every day, `[]` = never. */
  activeDays?: readonly (Weekday | (string & {}))[] | null | undefined;
}

/**
 * What can be evaluated: a `DispatchRule`, or any object with a `schedule`.
 *
 * @example
 * ```ts
 * import { accepts, type ScheduleRule } from 'cordboard/schedule';
 *
 * const rule: ScheduleRule = {
 *   schedule: { timezone: 'Europe/Berlin', callWindow: { start: '09:00', end: '18:00' } },
 *   maxConcurrentCalls: 3,
 * };
 * console.log(accepts(rule, '2026-03-02T08:00:00Z')); // true: 09:00 in Berlin
 * ```
 */
export interface ScheduleRule {
  /** `null` = always open. */
  schedule: ScheduleFields | null;
  /** Calls that may be live at once; absent = no limit. */
  maxConcurrentCalls?: number | null | undefined;
  /** Only `active` rules accept; absent counts as active. */
  status?: string | null | undefined;
  /** Names the rule in pictures and exports. */
  id?: string | null | undefined;
}

/** Three points that a vendor's documentation leaves open. Each defaults to its first value. */
export interface Readings {
  /** Whether a window may still start on `endDate`. Default `inclusive`. */
  endDate?: 'inclusive' | 'exclusive' | undefined;
  /** Which date the part of an overnight window after midnight is tested on. Default `start-day`. */
  overnightDay?: 'start-day' | 'local-date' | undefined;
  /** What a window whose start equals its end means. Default `all-day`. */
  equalTimes?: 'all-day' | 'never' | undefined;
}

/** The name of a reading. */
export type Reading = 'endDate' | 'overnightDay' | 'equalTimes';

/** A half-open stretch of time, `from` included, `to` excluded, at most 50 years. */
export interface Range {
  /** First instant of the range. */
  from: Instant;
  /** First instant after the range; not before `from`. */
  to: Instant;
}

/** Why a rule does not accept. */
export type ReasonCode = (typeof SCHEDULE_REASONS)[number];

/** One reason, for machines and for people. */
export interface Reason {
  /** The word of the contract, such as `inactive_day`. */
  code: ReasonCode;
  /** A plain sentence, such as "Saturday is not an active day." */
  message: string;
}

/** What to evaluate, and under which readings. */
export interface EvaluateOptions extends Readings {
  /** The moment of the call. */
  at: Instant;
  /** Calls of this rule that are live now. Left out, the limit is not tested. */
  activeCalls?: number | undefined;
}

/** The answer to "would this rule take a call now, and if not, why not". */
export interface Evaluation {
  /** Whether the rule would take the call. */
  accepted: boolean;
  /** Every reason that holds, in the contract's order; empty when accepted. */
  reasons: Reason[];
  /** The instant, RFC 3339 in UTC. */
  at: string;
  /** The same instant on the rule's wall clock, RFC 3339 with that zone's offset. */
  localTime: string;
  /** The date that days and dates were tested on, `YYYY-MM-DD`: yesterday in the tail of an overnight window. */
  serviceDate: string;
  /** The rule's zone; `UTC` for a rule without a schedule. */
  timezone: string;
  /** Version of the runtime's time zone data, such as `2025c`; `null` where the runtime does not say. */
  tzVersion: string | null;
  /** The readings that would have reversed `accepted` had they been set the other way. */
  assumptions: Reading[];
}
