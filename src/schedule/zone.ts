import { FixedOffsetZone, IANAZone, type Zone } from 'luxon';

/** The offset changes of one zone in one span of time, as parallel lists: from when on which offset holds. */
interface Chunk {
  starts: number[];
  offsets: number[];
}

const SPAN = 2 ** 33; // 99.4 days
/*
 * No two changes of any zone may fall between two probes, or a there-and-back would be missed. The closest
 * two in the time zone data from 1800 to 2100 are 3.99 days apart (Freetown, 1939); this is 3.11 days.
 */
const STEP = 2 ** 28;

const probe = (zone: Zone, time: number) => Math.round(zone.offset(time) * 60_000);

/** The first instant after `low` that has another offset than `before`, given that `high` has. */
function findChange(zone: Zone, low: number, high: number, before: number): number {
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (probe(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function readChunk(zone: Zone, start: number): Chunk {
  let last = probe(zone, start);
  const chunk: Chunk = { starts: [start], offsets: [last] };
  for (let low = start; low < start + SPAN; low += STEP) {
    const high = Math.min(low + STEP, start + SPAN - 1);
    const next = probe(zone, high);
    // A loop, as a step far outside the known data might yet hold several changes.
    for (let from = low; last !== next; ) {
      from = findChange(zone, from, high, last);
      last = probe(zone, from);
      chunk.starts.push(from);
      chunk.offsets.push(last);
    }
  }
  return chunk;
}

/**
 * The UTC offsets of one zone. Reading one from luxon takes microseconds, so each span is read once, on first
 * use, and kept.
 *
 * `wall` leaves the offset in `offset`, which holds until `until`: neighbouring instants, the common case, cost
 * two comparisons.
 */
export class ZoneTable {
  readonly zone: Zone;
  offset = 0;
  until = 0;
  private from = 0;
  private readonly chunks = new Map<number, Chunk>();

  constructor(zone: Zone) {
    this.zone = zone;
  }

  /** The wall clock at `time`. */
  wall(time: number): number {
    if (time < this.from || time >= this.until) this.seek(time);
    return time + this.offset;
  }

  private seek(time: number): void {
    const index = Math.floor(time / SPAN);
    let chunk = this.chunks.get(index);
    if (!chunk) {
      chunk = readChunk(this.zone, index * SPAN);
      this.chunks.set(index, chunk);
    }
    const { starts, offsets } = chunk;
    let i = starts.length - 1;
    while (time < (starts[i] as number)) i--;
    this.from = starts[i] as number;
    this.until = starts[i + 1] ?? (index + 1) * SPAN;
    this.offset = offsets[i] as number;
  }
}

const tables = new Map<string, ZoneTable>();

/** The table of a zone, one for all rules in it; `undefined` when the runtime knows no such zone. */
export function zoneTable(name: unknown): ZoneTable | undefined {
  // luxon reads 'local', '' and 'UTC+3' as zones of its own making; the contract knows IANA names only.
  if (typeof name !== 'string' || !/^[a-z][\w+/-]*$/i.test(name)) return undefined;
  let table = tables.get(name);
  if (!table && IANAZone.isValidZone(name)) {
    // luxon writes `Z` for its own UTC only.
    table = new ZoneTable(/^utc$/i.test(name) ? FixedOffsetZone.utcInstance : IANAZone.create(name));
    tables.set(name, table);
  }
  return table;
}
