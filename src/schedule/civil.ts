/*
 * Wall-clock time is kept as milliseconds "as if it were UTC": day number × DAY + time of day. Days are
 * numbered from 1970-01-01.
 */

export const DAY = 86_400_000;

export const DAY_NAMES = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

export const dayOf = (wall: number) => Math.floor(wall / DAY);

/** Monday = 0. The addend is a multiple of seven (plus three, as day 0 was a Thursday) that keeps it positive. */
export const weekdayOf = (day: number) => (day + 7_000_003) % 7;

export const dayName = (day: number) => DAY_NAMES[weekdayOf(day)] as string;

/** `2026-03-08T02:30:00.000`, without an offset. */
export const formatWall = (wall: number) => new Date(wall).toISOString().slice(0, -1);

/** `2026-03-08` */
export const formatDay = (day: number) => new Date(day * DAY).toISOString().slice(0, -14);

/** `02:30`; with `close`, midnight reads `24:00`, as the end of a day does. */
export function formatClock(time: number, close = false): string {
  return close && time === DAY ? '24:00' : new Date(time).toISOString().slice(11, 16);
}

/** `+05:30` */
export function formatOffset(offset: number): string {
  return `${offset < 0 ? '-' : '+'}${formatClock(Math.abs(offset))}`;
}

/** The day number of `YYYY-MM-DD`, or `undefined` when there is no such date. */
export function parseDay(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  // JavaScript turns 30 February into 2 March; `toJSON` of no date at all is null.
  return date.toJSON()?.startsWith(text) ? date.getTime() / DAY : undefined;
}
