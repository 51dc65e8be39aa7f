import { DAY, DAY_NAMES, parseDay } from './civil.js';
import { ScheduleError } from './errors.js';
import type { ScheduleFields, ScheduleRule } from './types.js';
import { type ZoneTable, zoneTable } from './zone.js';

const CODES = DAY_NAMES.map((name) => name.slice(0, 3).toLowerCase());

/** A rule as numbers, before any reading is applied. */
export interface Fields {
  timezone: string;
  zone: ZoneTable;
  /** Day numbers, both inclusive. */
  startDay: number;
  endDay: number;
  /** One bit for each active weekday, Monday the lowest. */
  days: number;
  /** Milliseconds into the day. An end of midnight is `DAY`. */
  start: number;
  end: number;
  equalTimes: boolean;
  status: string;
  limit: number;
}

type Report = (error: ScheduleError) => void;

function raise(error: ScheduleError): never {
  throw error;
}

const absent = (value: unknown) => value === null || value === undefined;

function date(value: unknown, name: string, none: number, report: Report): number {
  const day = absent(value) ? none : parseDay(value);
  if (day === undefined)
    report(new ScheduleError(`schedule.${name}`, 'a date YYYY-MM-DD that exists', value));
  return day ?? none;
}

function clock(value: unknown, name: string, none: number, report: Report): number {
  if (absent(value)) return none;
  const parts = typeof value === 'string' && /^([01]\d|2[0-3]):([0-5]\d)$/.exec(value);
  if (parts) return (Number(parts[1]) * 60 + Number(parts[2])) * 60_000;
  report(new ScheduleError(`schedule.callWindow.${name}`, 'a time HH:mm from 00:00 to 23:59', value));
  return none;
}

function weekdays(value: unknown, report: Report): number {
  let bits = 0;
  for (const code of absent(value) ? CODES : [value].flat()) {
    const index = CODES.indexOf(code as string);
    if (index < 0) report(new ScheduleError('schedule.activeDays', `a list of ${CODES.join(', ')}`, code));
    else bits |= 1 << index;
  }
  return bits;
}

export function checkCount(value: unknown, field: string, report: Report = raise): void {
  if (!(typeof value === 'number' && value >= 0)) {
    report(new ScheduleError(field, 'a number of at least 0', value));
  }
}

/** Reads and checks a rule. `report` hears of each field that is wrong; by default it throws. */
export function readFields(rule: ScheduleRule, report: Report = raise): Fields {
  let schedule: ScheduleFields | null | undefined = rule?.schedule;
  if (typeof schedule !== 'object') {
    report(new ScheduleError('schedule', 'an object with a timezone, or null for always open', schedule));
    schedule = null;
  }
  const { timezone, startDate, endDate, callWindow, activeDays } = schedule ?? { timezone: 'UTC' };
  const zone = zoneTable(timezone);
  if (!zone) {
    report(new ScheduleError('schedule.timezone', 'an IANA time zone, such as America/New_York', timezone));
  }
  if (!absent(callWindow) && typeof callWindow !== 'object') {
    report(new ScheduleError('schedule.callWindow', 'an object with start and end, or null', callWindow));
  }
  const limit = rule?.maxConcurrentCalls ?? Infinity;
  checkCount(limit, 'maxConcurrentCalls', report);
  const start = clock(callWindow?.start, 'start', 0, report);
  const end = clock(callWindow?.end, 'end', DAY, report);
  return {
    timezone,
    zone: zone ?? (zoneTable('UTC') as ZoneTable),
    startDay: date(startDate, 'startDate', -Infinity, report),
    endDay: date(endDate, 'endDate', Infinity, report),
    days: weekdays(activeDays, report),
    start,
    end: end || DAY,
    equalTimes: typeof callWindow?.start === 'string' && callWindow.start === callWindow.end,
    status: rule?.status ?? 'active',
    limit,
  };
}
