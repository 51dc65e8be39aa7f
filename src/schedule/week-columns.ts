import { DAY, dayOf, weekdayOf } from './civil.js';
import { type Slice, sweep } from './sweep.js';
import type { Readings, ScheduleRule } from './types.js';
import type { ZoneTable } from './zone.js';

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
  /** `Mon 02 Mar` */
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

interface Span {
  from: number;
  to: number;
  /** From instants to milliseconds into the day. */
  ahead: number;
}

/** The stretches of a date's wall clock, one for each offset: an ordinary day has one, a day of a change two. */
function spansOf(zone: ZoneTable, day: number): Span[] {
  const spans: Span[] = [];
  for (let time = (day - 1) * DAY; time < (day + 2) * DAY; time = zone.until) {
    const ahead = zone.wall(time) - day * DAY - time;
    const from = Math.max(time + ahead, 0);
    const to = Math.min(zone.until + ahead, DAY);
    if (from < to) spans.push({ from, to, ahead });
  }
  return spans;
}

function columnOf(rules: readonly ScheduleRule[], zone: ZoneTable, day: number, readings: Readings): Column {
  const spans = spansOf(zone, day);
  const within = (time: number) => (span: Span) => time >= span.from && time < span.to;
  const ends = spans.flatMap(({ from, to }) => [from, to]);
  const cuts = [...new Set([0, ...ends, DAY])].sort((a, b) => a - b);
  const parts = cuts.slice(1).map((to, i): [number, number] => [cuts[i] as number, to]);
  const strips = spans.flatMap((span, index) =>
    parts
      .filter(([from]) => within(from)(span))
      .map(([from, to]) => {
        const repeated = spans.filter(within(from)).length > 1;
        const pass = repeated ? 1 + spans.slice(0, index).filter(within(from)).length : 0;
        const slices = sweep(rules, from - span.ahead, to - span.ahead, readings);
        const local = slices.map((s) => ({ from: s.from + span.ahead, to: s.to + span.ahead, open: s.open }));
        return { from, to, pass, slices: local };
      }),
  );
  const skipped = parts.filter(([from]) => !spans.some(within(from)));
  // `Mon 02 Mar`, from `Mon, 02 Mar 2026 …`
  const label = new Date(day * DAY).toUTCString().slice(0, 11).replace(',', '');
  return { label, strips, skipped };
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
