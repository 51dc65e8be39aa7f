import type { PageParams } from '../models/page.js';
import { fingerprint } from './hash.js';
import { Problem } from './problem.js';

/** A cursor names the last item seen, not an offset, so that new items shift no page. */
interface Cursor {
  list: string;
  after: number;
}

function write(cursor: Cursor): string {
  return btoa(JSON.stringify(cursor)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function read(text: string, list: string): Cursor {
  let cursor: Partial<Cursor> | null = null;
  try {
    cursor = JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    // Falls through to the same refusal as a cursor of another list.
  }
  if (cursor?.list === list && Number.isSafeInteger(cursor.after)) return cursor as Cursor;
  throw new Problem(
    'invalid_request',
    'This cursor does not belong to this list: send it back unchanged, with the same filters and order.',
    { param: 'cursor' },
  );
}

/** One page of `items`, which stand in the order of their `seq`. `list` names the list and its filters. */
export function page<T extends { seq: number }>(items: T[], list: string, query: PageParams) {
  const { limit = 50, order = 'desc' } = query;
  const name = fingerprint(`${list}/${order}`);
  const from = query.cursor === undefined ? undefined : read(query.cursor, name).after;
  const rest = items.filter(({ seq }) => from === undefined || (order === 'asc' ? seq > from : seq < from));
  const inOrder = order === 'asc' ? rest : rest.reverse();
  const rows = inOrder.slice(0, limit);
  const last = rows.at(-1);
  const more = last !== undefined && inOrder.length > limit;
  return { rows, nextCursor: more ? write({ list: name, after: last.seq }) : null };
}

/** A list with its filters, in a stable spelling. */
export function listName(list: string, query: PageParams): string {
  const { limit: _limit, cursor: _cursor, order: _order, ...filters } = query;
  return `${list}?${JSON.stringify(Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}
