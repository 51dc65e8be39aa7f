import { ScheduleError } from './errors.js';
import { DateTime } from './luxon.js';
import type { Instant, Range } from './types.js';

const ALLOWED = 'a Date, a DateTime, epoch ms or ISO 8601 with an offset, in the years 1 to 9999';
const WITH_OFFSET = /^\d{4}-\d\d-\d\dT[\d:.,]+(Z|[+-][01]\d(:?[0-5]\d)?)$/i;
/** 0001-01-01 and 10000-01-01, as RFC 3339 has four digits for a year. */
const FIRST = -62_135_596_800_000;
export const END = 253_402_300_800_000;

/** luxon refuses dates that do not exist, where Date.parse turns 30 February into 2 March. */
function parse(text: string): number {
  try {
    // With a zone of its own, as the default one is a global setting of the program's, like whether luxon throws.
    return WITH_OFFSET.test(text) ? DateTime.fromISO(text.toUpperCase(), { zone: 'utc' }).toMillis() : NaN;
  } catch {
    return NaN;
  }
}

function read(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return parse(value);
  if (value instanceof Date || DateTime.isDateTime(value)) return value.valueOf();
  return NaN;
}

/** Epoch milliseconds of an instant; fractions of a millisecond are cut off towards the past. */
export function toMillis(value: Instant, field: string): number {
  const time = Math.floor(read(value));
  if (time >= FIRST && time < END) return time;
  throw new ScheduleError(field, ALLOWED, value);
}

/** The ends of a range as epoch milliseconds. */
export function toRange(range: Range): [from: number, to: number] {
  const from = toMillis(range?.from, 'from');
  const to = toMillis(range?.to, 'to');
  if (to < from) throw new ScheduleError('to', 'not before from', range.to);
  const limit = new Date(from);
  if (to > limit.setUTCFullYear(limit.getUTCFullYear() + 50)) {
    throw new ScheduleError('to', 'at most 50 years after from', range.to);
  }
  return [from, to];
}
