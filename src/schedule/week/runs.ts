import { formatClock } from '../civil.js';
import type { Slice } from '../sweep.js';
import type { Column } from './columns.js';

export const isGap = (slice: Slice) => slice.open.length === 0;
export const isOverlap = (slice: Slice) => slice.open.length > 1;
export const isOpen = (rule: number) => (slice: Slice) => slice.open.includes(rule);

/** Where a condition holds in a day, such as `09:00–12:00, 13:00–18:00`; a run goes on across a change of the clocks. */
export function runs(column: Column, test: (slice: Slice) => boolean): string {
  const result: [number, number][] = [];
  let running = false;
  for (const slice of column.strips.flatMap((strip) => strip.slices)) {
    const last = result.at(-1);
    const holds = test(slice);
    if (holds && running && last) last[1] = slice.to;
    else if (holds) result.push([slice.from, slice.to]);
    running = holds;
  }
  return result.map(([from, to]) => `${formatClock(from)}–${formatClock(to, true)}`).join(', ');
}
