import { DAY } from './civil.js';
import { isGap, isOverlap } from './sweep.js';
import type { Strip, Week } from './week-columns.js';
import { note } from './week-runs.js';

const CELL = DAY / 48;
const MARGIN = 12;

/** A character for each half-hour; `blank` where the strips have no time at all. */
function bar(label: string, strips: Strip[], blank: string): string {
  const slices = strips.flatMap((strip) => strip.slices);
  const cells = Array.from({ length: 48 }, (_, i) => {
    const here = slices.filter((slice) => slice.from < (i + 1) * CELL && slice.to > i * CELL);
    if (here.length === 0) return blank;
    if (here.every(isGap)) return '·';
    if (here.some(isGap)) return '▌';
    return here.every(isOverlap) ? '▓' : '█';
  });
  return label.padEnd(MARGIN) + cells.join('');
}

/** The week for a terminal: a line for each day, another where the clocks repeat an hour. */
export function textWeek(week: Week, title: string, labels: readonly string[]): string {
  const several = labels.length > 1;
  const hours = Array.from({ length: 9 }, (_, i) => String(i * 3).padEnd(6));
  const lines = [title, '', ' '.repeat(MARGIN) + hours.join('').trimEnd()];
  for (const column of week.columns) {
    const once = column.strips.filter((strip) => strip.pass < 2);
    const again = column.strips.filter((strip) => strip.pass > 1);
    lines.push(`${bar(column.label, once, '×')}  ${note(column, several)}`.trimEnd());
    if (again.length > 0) lines.push(bar('  again', again, ' ').trimEnd());
  }
  const keys = several ? '█ one rule   ▓ overlap   · gap' : '█ open   · closed';
  lines.push('', `${keys}   ▌ both within the half-hour   × skipped by the clocks`);
  if (several) lines.push(`Rules: ${labels.join(', ')}`);
  return `${lines.join('\n')}\n`;
}
