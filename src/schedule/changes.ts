import { DAY } from './civil.js';
import { isOpen, nextEdge, type Plan } from './plan.js';
import type { ZoneTable } from './zone.js';

/** More than any two offsets of one zone lie apart (clocks once moved by a day across the date line). */
const SLACK = 2 * DAY;

/**
 * Where to go on searching from `time`: there, or later when nothing can change before; `Infinity` when
 * nothing can change any more. It is why the search ends: what is left after it recurs within a week.
 */
function skipAhead(plan: Plan, time: number, wall: number): number {
  const opens = plan.first * DAY;
  const ends = (plan.last + 2) * DAY;
  if (wall > ends + SLACK) return Infinity;
  if (wall < opens) return Math.max(time, time + opens - wall - SLACK);
  if (plan.unbroken && wall > opens + SLACK) return Math.max(time, time + plan.last * DAY - wall - SLACK);
  return time;
}

/** The first instant after `time` whose answer differs from the one at `time`; `Infinity` = none. */
export function nextChange(plan: Plan, zone: ZoneTable, time: number): number {
  if (plan.closed) return Infinity;
  let wall = zone.wall(time);
  const before = isOpen(plan, wall);
  for (let now = time; ; ) {
    const ahead = skipAhead(plan, now, wall);
    if (ahead === Infinity) return Infinity;
    wall = zone.wall(ahead);
    // Within one offset the wall clock runs evenly; where the offset changes it has to be asked again.
    now = Math.min(nextEdge(plan, wall) - zone.shift, zone.until);
    wall = zone.wall(now);
    if (isOpen(plan, wall) !== before) return now;
  }
}

/** The open stretches within a range, as `[open, close, open, close, …]`: maximal, sorted, disjoint. */
export function openStretches(plan: Plan, zone: ZoneTable, from: number, to: number): number[] {
  const edges: number[] = [];
  let open = isOpen(plan, zone.wall(from));
  for (let now = from; now < to; open = !open) {
    const next = Math.min(nextChange(plan, zone, now), to);
    if (open) edges.push(now, next);
    now = next;
  }
  return edges;
}
