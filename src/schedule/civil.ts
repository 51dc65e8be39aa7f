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

/**
 * Monday = 0. The addend is a multiple of seven (plus three, as day 0 was a Thursday) that keeps it positive;
 * `| 0` makes it an integer division, five times as fast.
 */
export const weekdayOf = (day: number) => ((day | 0) + 7_000_003) % 7;

export const dayName = (day: number) => DAY_NAMES[weekdayOf(day)] as string;

const pad = (value: number) => (value < 10 ? `0${value}` : `${value}`);

let lastDay = Number.NaN;
let lastText = '';

/** `2026-03-08`. By hand, and the last one kept, as `toISOString` takes most of the time of an evaluation. */
export function formatDay(day: number): string {
  if (day !== lastDay) {
    const date = new Date(day * DAY);
    const year = String(date.getUTCFullYear()).padStart(4, '0');
    lastText = `${year}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
    lastDay = day;
  }
  return lastText;
}

/** `02:30`; the end of a day reads `24:00`. */
export function formatClock(time: number): string {
  return `${pad(Math.floor(time / 3_600_000))}:${pad(Math.floor(time / 60_000) % 60)}`;
}

/** `2026-03-08T02:30:00.000`, without an offset. */
export function formatWall(wall: number): string {
  const day = dayOf(wall);
  const time = wall - day * DAY;
  return `${formatDay(day)}T${formatClock(time)}:${pad(Math.floor(time / 1000) % 60)}.${String((time % 1000) + 1000).slice(1)}`;
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
