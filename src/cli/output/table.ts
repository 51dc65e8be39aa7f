import Table from 'cli-table3';
import { styleFor } from './style.js';
import { plain } from './write.js';

/** A value in a table; `null` shows as a dash. */
export type Cell = string | number | null;

/** One column: its heading, and its value in each row. */
export interface Column<T> {
  title: string;
  value: (row: T) => Cell;
}

/** No frame: columns stay easy to read, to grep and to cut. */
const NO_LINES = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right']
    .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'])
    .map((part) => [part, '']),
);

function layOut(rows: string[][]): string {
  const style = { head: [], border: [], 'padding-left': 0, 'padding-right': 2 };
  const table = new Table({ chars: NO_LINES, style });
  table.push(...rows);
  const lines = table.toString().split('\n');
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

const shown = (cell: Cell) => (cell === null || cell === '' ? '–' : plain(String(cell)));

/** Rows under headings. */
export function renderTable<T>(
  columns: readonly Column<T>[],
  rows: readonly T[],
  { bold } = styleFor(process.stdout),
): string {
  const head = columns.map(({ title }) => bold(title));
  return layOut([head, ...rows.map((row) => columns.map(({ value }) => shown(value(row))))]);
}

/** One object, a field a line. */
export function renderFields(
  fields: { readonly [title: string]: Cell },
  { bold } = styleFor(process.stdout),
): string {
  return layOut(Object.entries(fields).map(([title, value]) => [bold(title), shown(value)]));
}
