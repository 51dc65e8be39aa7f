import { IANAZone } from './luxon.js';

const SPAN = 1000 * 2 ** 23; // 97 days

/*
 * No two changes of a zone may fall between two probes, or a there-and-back would be missed. The closest two in
 * the time zone data are 3.99 days apart (Freetown, 1939; Gaza's week of October 2040 comes next), and 20.96
 * days between 2004 and 2039. Steps are a power of two of seconds, as changes happen on whole seconds.
 */
const stepAt = (time: number) => 1000 * 2 ** (time >= 2 ** 40 && time < 2 ** 41 ? 20 : 18); // 12 or 3 days

/**
 * A zone that remembers its offsets. Reading one from `Intl` takes microseconds, so each span of time is read
 * once, on first use. luxon's own `DateTime`s in this zone gain as much.
 *
 * `wall` leaves its offset in `shift`, which holds until `until`: neighbouring instants, the common case, cost
 * two comparisons.
 */
export class ZoneTable extends IANAZone {
  /** Milliseconds that the wall clock is ahead of UTC. */
  shift = 0;
  until = 0;
  private since = 0;
  /** What is known, ascending: since, until, shift; since, until, shift; … One list, as memory is what costs. */
  private known: number[] = [];

  /** The wall clock at `time`. */
  wall(time: number): number {
    if (time < this.since || time >= this.until) this.seek(time);
    return time + this.shift;
  }

  override offset(time: number): number {
    return Math.abs(time) < 8.6e15 ? (this.wall(time) - time) / 60_000 : Number.NaN;
  }

  private seek(time: number): void {
    let i = this.find(time);
    if (i < 0 || time >= (this.known[i + 1] as number)) {
      this.learn(time);
      i = this.find(time);
    }
    this.since = this.known[i] as number;
    this.until = this.known[i + 1] as number;
    this.shift = this.known[i + 2] as number;
  }

  /** Where the last stretch begins that starts at `time` or before. */
  private find(time: number): number {
    const { known } = this;
    let low = 0;
    for (let high = known.length / 3; low < high; ) {
      const middle = (low + high) >> 1;
      if ((known[middle * 3] as number) <= time) low = middle + 1;
      else high = middle;
    }
    return low * 3 - 3;
  }

  private learn(time: number): void {
    const { known } = this;
    const start = Math.floor(time / SPAN) * SPAN;
    const end = start + SPAN;
    const step = stepAt(start);
    const found: number[] = [];
    let since = start;
    let shift = this.probe(start);
    for (let low = start; low < end; low += step) {
      if (this.probe(low + step) === shift) continue;
      const change = this.findChange(low, low + step, shift);
      found.push(since, change, shift);
      since = change;
      shift = this.probe(change);
    }
    if (since < end) found.push(since, end, shift);
    const at = this.find(start) + 3;
    known.splice(at, 0, ...found);
    // Stretches that meet and have the same offset become one: what is left between them is cut out.
    for (const i of [at + found.length, at]) {
      if (known[i - 2] === known[i] && known[i - 1] === known[i + 2]) known.splice(i - 2, 3);
    }
  }

  /** The first instant after `low` that has another offset than `before`, given that `high` has. */
  private findChange(low: number, high: number, before: number): number {
    while (high - low > 1000) {
      const middle = (low + high) / 2;
      if (this.probe(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  }

  private probe(time: number): number {
    return Math.round(super.offset(time) * 60_000);
  }
}

const tables = new Map<string, ZoneTable>();

/** The table of a zone, one for all rules in it; `undefined` when the runtime knows no such zone. */
export function zoneTable(name: unknown): ZoneTable | undefined {
  // Some runtimes know offsets such as '+03:00' as zones; the contract knows IANA names only.
  if (typeof name !== 'string' || !/^[a-z]/i.test(name)) return undefined;
  let table = tables.get(name);
  if (!table && IANAZone.isValidZone(name)) {
    table = new ZoneTable(name);
    tables.set(name, table);
  }
  return table;
}
