import { DAY, dayName, dayOf, formatClock, formatDay } from './civil.js';
import type { Fields } from './fields.js';
import { isActiveDay, isInWindow, type Plan, serviceDay } from './plan.js';
import type { Reason } from './types.js';

/** Every reason that holds, in the contract's order. */
export function explain(fields: Fields, plan: Plan, wall: number, activeCalls?: number): Reason[] {
  const reasons: Reason[] = [];
  const add = (code: Reason['code'], message: string) => reasons.push({ code, message });
  const day = serviceDay(plan, wall);
  if (!plan.active) add('status_inactive', `The rule is ${fields.status}, not active.`);
  if (day < plan.first) {
    add('before_start_date', `${formatDay(day)} is before the start date ${formatDay(plan.first)}.`);
  }
  if (day > plan.last)
    add('after_end_date', `${formatDay(day)} is after the last date ${formatDay(plan.last)}.`);
  if (!isActiveDay(plan, day)) add('inactive_day', `${dayName(day)} is not an active day.`);
  const time = wall - dayOf(wall) * DAY;
  if (!isInWindow(plan, time)) {
    const window = `${formatClock(fields.start)}–${formatClock(fields.end)}`;
    add('outside_window', `${formatClock(time)} is outside the call window ${window}.`);
  }
  if (activeCalls !== undefined && activeCalls >= fields.limit) {
    add('concurrency_limit', `${activeCalls} of ${fields.limit} calls are live.`);
  }
  return reasons;
}
