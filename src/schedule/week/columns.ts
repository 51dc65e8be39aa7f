import { DAY, dayOf, weekdayOf } from '../civil.js';
import { type Slice, sweep } from '../sweep.js';
import type { Readings, ScheduleRule } from '../types.js';
import type { ZoneTable } from '../zone.js';

/** A stretch of one day's wall clock that passes under one offset. */
export interface Strip {
  /** Milliseconds into the day. */
  from: number;
  to: number;
  /** 0, or which pass of a repeated stretch it is: 1, 2. */
  pass: number;
  /** What is open, in milliseconds into the day. */
  slices: Slice[];
}

/** One calendar date as its wall clock really passed. */
export interface Column {
  /** `Mon 2 Mar` */
  label: string;
  strips: Strip[];
  /** What the clocks left out, in milliseconds into the day. */
  skipped: [from: number, to: number][];
}

export interface Week {
  /** Day number of Monday. */
  monday: number;
  columns: Column[];
}

interface Piece {
  from: number;
  to: number;
  offset: number;
}

/** `Mon 2 Mar`, from `Mon, 02 Mar 2026 …` */
function dayLabel(day: number): string {
  const [name, date, month] = new Date(day * DAY).toUTCString().split(/\W+/);
  return `${name} ${Number(date)} ${month}`;
}

/** The instants of a date, one piece for each offset: an ordinary day has one, a day of a change two. */
function piecesOf(zone: ZoneTable, day: number): Piece[] {
  const pieces: Piece[] = [];
  for (let time = (day - 1) * DAY; time < (day + 2) * DAY; time = zone.until) {
    const offset = zone.wall(time) - time;
    const from = Math.max(time, day * DAY - offset);
    const to = Math.min(zone.until, (day + 1) * DAY - offset);
    if (from < to) pieces.push({ from, to, offset });
  }
  return pieces;
}

function columnOf(rules: readonly ScheduleRule[], zone: ZoneTable, day: number, readings: Readings): Column {
  const pieces = piecesOf(zone, day);
  const spans = pieces.map(({ from, to, offset }) => {
    const shift = day * DAY - offset;
    return { from: from - shift, to: to - shift, shift };
  });
  const within = (time: number) => (span: { from: number; to: number }) =>
    time >= span.from && time < span.to;
  const ends = spans.flatMap(({ from, to }) => [from, to]);
  const cuts = [...new Set([0, ...ends, DAY])].sort((a, b) => a - b);
  const parts = cuts.slice(1).map((to, i): [number, number] => [cuts[i] as number, to]);
  const strips = spans.flatMap((span, index) =>
    parts
      .filter(([from]) => within(from)(span))
      .map(([from, to]) => {
        const repeated = spans.filter(within(from)).length > 1;
        const pass = repeated ? 1 + spans.slice(0, index).filter(within(from)).length : 0;
        const slices = sweep(rules, from + span.shift, to + span.shift, readings);
        const local = slices.map((s) => ({ from: s.from - span.shift, to: s.to - span.shift, open: s.open }));
        return { from, to, pass, slices: local };
      }),
  );
  const skipped = parts.filter(([from]) => !spans.some(within(from)));
  return { label: dayLabel(day), strips, skipped };
}

/** The seven days of the week around a wall-clock moment. */
export function weekOf(
  rules: readonly ScheduleRule[],
  zone: ZoneTable,
  wall: number,
  readings: Readings,
): Week {
  const day = dayOf(wall);
  const monday = day - weekdayOf(day);
  // Once both ends are known, the zone has one stretch for each offset.
  for (const end of [monday - 2, monday + 9]) zone.wall(end * DAY);
  const columns = Array.from({ length: 7 }, (_, i) => columnOf(rules, zone, monday + i, readings));
  return { monday, columns };
}
