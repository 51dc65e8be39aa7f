import { compiled } from './cache.js';
import type { Readings, ScheduleRule } from './types.js';

/** What is open from one instant until the next change of any rule, in epoch ms. */
export interface Slice {
  from: number;
  to: number;
  /** Indexes of the open rules, ascending. */
  open: number[];
}

export const isGap = (slice: Slice) => slice.open.length === 0;
export const isOverlap = (slice: Slice) => slice.open.length > 1;
export const hasOpen = (rule: number) => (slice: Slice) => slice.open.includes(rule);

/** Cuts a range wherever any rule opens or closes. */
export function sweep(
  rules: readonly ScheduleRule[],
  from: number,
  to: number,
  readings?: Readings,
): Slice[] {
  if (from === to) return [];
  const edges = new Map<number, number[]>([[from, []]]);
  rules.forEach((rule, index) => {
    for (const time of compiled(rule, readings).stretches(from, to)) {
      const here = edges.get(time);
      if (here) here.push(index);
      else edges.set(time, [index]);
    }
  });
  edges.delete(to);
  const times = Float64Array.from(edges.keys()).sort();
  const isOpen = new Uint8Array(rules.length);
  return Array.from(times, (time, i) => {
    for (const index of edges.get(time) as number[]) isOpen[index] = 1 - (isOpen[index] as number);
    // Written out, as a list kept by `splice` takes four times as long.
    const open: number[] = [];
    for (let index = 0; index < isOpen.length; index++) if (isOpen[index]) open.push(index);
    return { from: time, to: times[i + 1] ?? to, open };
  });
}

/** Joins neighbouring slices of which `test` holds, as `[from, to]`. */
export function joined(
  slices: readonly Slice[],
  test: (slice: Slice) => boolean,
): [from: number, to: number][] {
  const result: [number, number][] = [];
  for (const slice of slices) {
    if (!test(slice)) continue;
    const last = result.at(-1);
    if (last?.[1] === slice.from) last[1] = slice.to;
    else result.push([slice.from, slice.to]);
  }
  return result;
}
