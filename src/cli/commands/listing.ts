import type { Command } from 'commander';
import type { Page, PageParams } from 'cordboard';
import type { CommonFlags } from '../command.js';
import { apiCommand } from '../command.js';
import { wholeNumber } from '../input/arguments.js';
import type { Column } from '../output/table.js';
import { renderTable } from '../output/table.js';
import { note, write, writeJson } from '../output/write.js';

/** The largest page that the API gives. */
const MOST_PER_PAGE = 200;

/** What every command that lists understands. */
export interface ListFlags extends CommonFlags {
  limit: number;
  all?: boolean;
  cursor?: string;
}

/** A command that lists. */
export function listCommand(description: string, examples: readonly string[], name = 'list'): Command {
  return apiCommand(name, { description, examples })
    .option('--limit <n>', 'how many to show', wholeNumber(1, 1_000_000), 50)
    .option('--all', 'show all of them')
    .option('--cursor <cursor>', 'continue where an earlier list stopped');
}

/** Fetches as many as were asked for and prints them: a table, or `{ data, nextCursor }` as the API has it. */
export async function printList<T>(
  { json, all, limit, cursor }: ListFlags,
  columns: readonly Column<T>[],
  fetch: (page: PageParams) => PromiseLike<Page<T>>,
  show: (item: T) => T = (item) => item,
): Promise<void> {
  const data: T[] = [];
  const wanted = all ? Number.POSITIVE_INFINITY : limit;
  let next: string | null | undefined = cursor;
  do {
    const size = Math.min(MOST_PER_PAGE, wanted - data.length);
    const page = await fetch({ limit: size, cursor: next });
    data.push(...page.data.map(show));
    next = page.nextCursor;
  } while (next !== null && data.length < wanted);
  if (json) return writeJson({ data, nextCursor: next });
  if (data.length > 0) await write(renderTable(columns, data));
  else note('There are none.');
  if (next !== null) note(`There are more: add --all, or --cursor ${next}`);
}
