import { formatClock } from './civil.js';
import { hasOpen, isGap, isOverlap, type Slice } from './sweep.js';
import type { Column } from './week-columns.js';

const clocks = (list: readonly (readonly [from: number, to: number])[]) =>
  list.map(([from, to]) => `${formatClock(from)}–${formatClock(to)}`).join(', ');

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
  return clocks(result);
}

/** What there is to say of a day in words. */
export function note(column: Column, several: boolean): string {
  const again = column.strips.filter((strip) => strip.pass > 1);
  const facts = {
    open: several ? '' : runs(column, hasOpen(0)) || 'never',
    gap: several && runs(column, isGap),
    overlap: several && runs(column, isOverlap),
    skipped: clocks(column.skipped),
    repeated: clocks(again.map(({ from, to }) => [from, to])),
  };
  const told = Object.entries(facts).filter(([, times]) => times);
  return told.map((fact) => fact.join(' ')).join('; ');
}
