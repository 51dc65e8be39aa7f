import { notFound } from './problem.js';
import type { Row, State } from './state.js';
import { iso } from './times.js';

const NOUNS = {
  agents: 'agent',
  numbers: 'number',
  rules: 'dispatch rule',
  calls: 'call',
  connections: 'telephony connection',
  endpoints: 'webhook endpoint',
  deliveries: 'webhook delivery',
} as const;

type Table = keyof typeof NOUNS;
type RowOf<T extends Table> = State[T] extends Map<string, infer R extends Row> ? R : never;

/** The record with this id, or the contract's 404, which blames `param`. */
export function find<T extends Table>(state: State, table: T, id: string, param = 'id'): RowOf<T> {
  const row = state[table].get(id);
  if (!row) throw notFound(NOUNS[table], id, param);
  // TypeScript does not follow a table name to the type of its rows.
  return row as unknown as RowOf<T>;
}

/** Marks a change: what a reader sees of this record is no longer what it was. */
export function touch(row: { version: number; updatedAt: string }, at: number): void {
  row.version += 1;
  row.updatedAt = iso(at);
}
