import type { PageBody, PageParams } from '../models/page.js';
import { listName, page } from './cursor.js';

/** What a list is made of. */
interface Listing<Row, Item> {
  /** The endpoint's key and the ids in its path: cursors of one list are refused by another. */
  list: string;
  query: PageParams;
  rows: Iterable<Row>;
  keep?: (row: Row) => boolean;
  show: (row: Row) => Item;
}

/** One page of the rows that pass the filters. */
export function listing<Row extends { seq: number }, Item>(of: Listing<Row, Item>): PageBody<Item> {
  const { list, query, rows, keep = () => true, show } = of;
  const kept = [...rows].filter(keep);
  const { rows: shown, nextCursor } = page(kept, listName(list, query), query);
  return { data: shown.map(show), nextCursor };
}

/** Whether a row has each of the values asked for; filters that were left out always pass. */
export function matches<Row>(row: Row, filters: { [F in keyof Row]?: Row[F] | undefined }): boolean {
  return Object.entries(filters).every(
    ([field, wanted]) => wanted === undefined || row[field as keyof Row] === wanted,
  );
}
