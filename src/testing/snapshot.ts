import type { InnerClock } from './clock.js';
import { checkState } from './snapshot-check.js';
import { SnapshotError } from './snapshot-error.js';
import type { Row, State } from './state.js';

const FORMAT = 'cordboard-backend';
const VERSION = 1;
const TABLES = ['agents', 'numbers', 'rules', 'calls', 'connections', 'endpoints', 'deliveries'] as const;

/** Everything a backend knows, as plain JSON. Holds secrets: keep it as you keep a password. */
export interface BackendSnapshot {
  /** Always `cordboard-backend`. */
  readonly format: 'cordboard-backend';
  /** Of the layout of `state`. */
  readonly version: 1;
  /** Where the clock stood. */
  readonly clock: { readonly now: number; readonly offset: number };
  /** The rest, as this version of the package lays it out. */
  readonly state: { readonly [part: string]: unknown };
}

export function takeSnapshot(state: State, clock: InnerClock): BackendSnapshot {
  const rows = TABLES.map((table) => [table, [...state[table].values()]] as const);
  const plain = { ...state, ...Object.fromEntries(rows), kept: [...state.kept] };
  const place = { now: clock.now(), offset: clock.offset() };
  return structuredClone({ format: FORMAT, version: VERSION, clock: place, state: plain });
}

/** The state in a snapshot, or a `SnapshotError` that says what is wrong with it. */
export function readSnapshot(given: unknown): { state: State; clock: BackendSnapshot['clock'] } {
  const snapshot = given as Partial<BackendSnapshot> | null;
  if (typeof snapshot !== 'object' || snapshot?.format !== FORMAT) {
    throw new SnapshotError('it is not what backend.snapshot() answers');
  }
  if (snapshot.version !== VERSION) {
    throw new SnapshotError(
      `its version is ${String(snapshot.version)}, and this one reads version ${VERSION}`,
    );
  }
  const { clock, state: plain } = structuredClone(snapshot);
  if (!Number.isFinite(clock?.now) || !Number.isFinite(clock?.offset))
    throw new SnapshotError('it has no clock');
  if (typeof plain !== 'object') throw new SnapshotError('it has no state');
  const tables = TABLES.map((table) => [table, toMap(table, plain[table])] as const);
  const kept = new Map(pairs(plain['kept']));
  const state = { ...plain, ...Object.fromEntries(tables), kept } as unknown as State;
  checkState(state);
  return { state, clock: clock as BackendSnapshot['clock'] };
}

function toMap(table: string, rows: unknown): Map<string, Row> {
  if (!Array.isArray(rows)) throw new SnapshotError(`state.${table} is not a list`);
  return new Map(
    rows.map((row: Partial<Row> | null, index) => {
      if (typeof row?.id === 'string' && Number.isSafeInteger(row.seq)) return [row.id, row as Row];
      throw new SnapshotError(`state.${table}[${index}] has no id and place`);
    }),
  );
}

function pairs(value: unknown): [string, unknown][] {
  const isPair = (pair: unknown) => Array.isArray(pair) && pair.length === 2 && typeof pair[0] === 'string';
  if (Array.isArray(value) && value.every(isPair)) return value;
  throw new SnapshotError('state.kept is not a list of pairs');
}
