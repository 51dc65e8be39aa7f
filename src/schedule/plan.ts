import { DAY, dayOf, weekdayOf } from './civil.js';
import type { Fields } from './fields.js';
import type { Readings } from './types.js';

/** A rule under one set of readings, ready for integer arithmetic on wall-clock milliseconds. */
export interface Plan {
  /** Whether the rule's status is `active`. */
  active: boolean;
  /** First and last day on which a window may start. */
  first: number;
  last: number;
  days: number;
  /** The window within a day: `start <= time < end`, or past midnight when `start > end`. */
  start: number;
  end: number;
  overnight: boolean;
  /** How many days back the part after midnight belongs: 1, or 0 under `local-date`. */
  tailShift: 0 | 1;
  /** Every time of day at which the answer can change. */
  edges: number[];
  /** Open from the first day to the last without a break. */
  unbroken: boolean;
  /** It never opens. */
  closed: boolean;
}

/** Applies the readings to a rule. */
export function makePlan(fields: Fields, readings: Readings): Plan {
  const start = fields.equalTimes ? 0 : fields.start;
  const end = !fields.equalTimes ? fields.end : readings.equalTimes === 'never' ? 0 : DAY;
  const { days, startDay: first } = fields;
  const last = fields.endDay - (readings.endDate === 'exclusive' ? 1 : 0);
  const overnight = start > end;
  const tailShift = readings.overnightDay === 'local-date' ? 0 : 1;
  const unbroken = days === 0b111_1111 && start === 0 && end === DAY;
  const active = fields.status === 'active';
  const closed = !active || days === 0 || first > last || end === 0;
  const edges = [0, start, end].sort((a, b) => a - b);
  return { active, first, last, days, start, end, overnight, tailShift, edges, unbroken, closed };
}

export const isActiveDay = (plan: Plan, day: number) => ((plan.days >> weekdayOf(day)) & 1) === 1;

/** Takes the time of day. */
export function isInWindow({ overnight, start, end }: Plan, time: number): boolean {
  return overnight ? time >= start || time < end : time >= start && time < end;
}

/** The date that days and dates are tested on: the day before in the tail of an overnight window. */
export function serviceDay(plan: Plan, wall: number): number {
  const day = dayOf(wall);
  return plan.overnight && wall - day * DAY < plan.end ? day - plan.tailShift : day;
}

/** Whether the schedule is open when the wall clock reads `wall`. The one definition of "open". */
export function isOpen(plan: Plan, wall: number): boolean {
  if (!plan.active || !isInWindow(plan, wall - dayOf(wall) * DAY)) return false;
  const day = serviceDay(plan, wall);
  return day >= plan.first && day <= plan.last && isActiveDay(plan, day);
}

/** The first wall-clock time after `wall` at which the answer may change. */
export function nextEdge(plan: Plan, wall: number): number {
  const midnight = dayOf(wall) * DAY;
  for (const edge of plan.edges) if (midnight + edge > wall) return midnight + edge;
  return midnight + DAY;
}
