import type { Readings, ReasonCode, ScheduleRule } from 'cordboard/schedule';
import { Temporal } from 'temporal-polyfill';

/*
 * What a schedule means, written a second time from the table in the design and sharing nothing with src/:
 * Temporal reads the wall clock of the instant, calendar dates are Temporal's, times are compared as text.
 */

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export interface OracleAnswer {
  accepted: boolean;
  reasons: ReasonCode[];
  serviceDate: string;
  /** Local date and time, without an offset. */
  local: string;
}

export function oracle(
  rule: ScheduleRule,
  time: number,
  readings: Readings = {},
  active?: number,
): OracleAnswer {
  const reasons: ReasonCode[] = [];
  const schedule = rule.schedule;
  const local = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(schedule?.timezone ?? 'UTC');
  const clock = local.toPlainTime().toString({ smallestUnit: 'millisecond' });
  let date = local.toPlainDate();
  let inside = true;

  const start = schedule?.callWindow?.start ?? '00:00';
  const end = schedule?.callWindow?.end ?? null;
  if (start === end && schedule?.callWindow?.start) {
    inside = readings.equalTimes !== 'never';
  } else if (end === null || end === '00:00') {
    inside = clock >= start;
  } else if (start < end) {
    inside = clock >= start && clock < end;
  } else {
    inside = clock >= start || clock < end;
    if (clock < end && readings.overnightDay !== 'local-date') date = date.subtract({ days: 1 });
  }

  const serviceDate = date.toString();
  const compare = Temporal.PlainDate.compare;
  if (rule.status && rule.status !== 'active') reasons.push('status_inactive');
  if (schedule?.startDate && compare(date, schedule.startDate) < 0) reasons.push('before_start_date');
  if (schedule?.endDate) {
    const order = compare(date, schedule.endDate);
    if (order > 0 || (order === 0 && readings.endDate === 'exclusive')) reasons.push('after_end_date');
  }
  const day = WEEKDAYS[date.dayOfWeek - 1] as string;
  if (schedule?.activeDays && !(schedule.activeDays as string[]).includes(day)) reasons.push('inactive_day');
  if (!inside) reasons.push('outside_window');
  if (active !== undefined && active >= (rule.maxConcurrentCalls ?? Infinity))
    reasons.push('concurrency_limit');
  return {
    accepted: reasons.length === 0,
    reasons,
    serviceDate,
    local: local.toPlainDateTime().toString({ smallestUnit: 'millisecond' }),
  };
}

/** The wall-clock change nearest after `time` in a zone, in epoch ms, if there is one. */
export function nextOffsetChange(zone: string, time: number): number | undefined {
  const from = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);
  return from.getTimeZoneTransition('next')?.epochMilliseconds;
}
