import type { PlanChange, RoutingPlan } from '../plan/types.js';
import { fieldLines, plain, signOf, title } from './lines.js';
import { costLine, summary } from './summary.js';
import { groupWarnings } from './warnings.js';

/** The forges refuse a comment of more than 65,536 characters, and nobody reads one of so many lines. */
const CHANGES = { lines: 400, characters: 40_000 };
const WARNINGS = { lines: 100, characters: 20_000 };
/** Instructions may be a book. */
const WIDEST = 1_000;

/** The beginning of a long line. Half a character at its end would be none, which the forges may refuse. */
function clipped(line: string): string {
  return line.length > WIDEST ? `${line.slice(0, WIDEST).replace(/[\ud800-\udbff]$/, '')}…` : line;
}

/** As many of the lines as there is room for. */
function fitting(lines: readonly string[], most: { lines: number; characters: number }): string[] {
  let length = 0;
  const cut = lines.slice(0, most.lines).map(clipped);
  return cut.filter((line) => {
    length += line.length + 1;
    return length <= most.characters;
  });
}

/** What tells of the lines that did not fit. */
function rest(count: number, lines: string): string[] {
  return count > 0 ? ['', `… and ${count} more ${lines}.`] : [];
}

/** A block whose content cannot end it. */
function fenced(lines: readonly string[]): string[] {
  const longest = Math.max(2, ...[...lines.join('\n').matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}diff`, ...lines, fence];
}

/** Text that cannot become a link, a mention or a tag. */
function literal(text: string): string {
  return plain(text).replace(/[\\`*_[\]<>|@#~]/g, (mark) => (mark === '@' ? '@\u200b' : `\\${mark}`));
}

function diff(change: PlanChange): string[] {
  const sign = signOf(change);
  // In a diff `!` marks what changes.
  return [
    `${sign === '~' ? '!' : sign} ${plain(title(change))}`,
    ...fieldLines(change).map((line) => `    ${plain(line)}`),
  ];
}

export function markdown(plan: RoutingPlan): string {
  const lines = plan.changes.flatMap(diff);
  const shown = fitting(lines, CHANGES);
  const cost = costLine(plan);
  const warnings = groupWarnings(plan.warnings).map(
    ({ code, paths, message }) => `- \`${plain(code)}\` ${literal(paths)}: ${literal(message)}`,
  );
  const warned = fitting(warnings, WARNINGS);
  return [
    `**${literal(summary(plan))}**`,
    ...(cost ? ['', literal(cost)] : []),
    ...(lines.length > 0 ? ['', ...fenced(shown)] : []),
    ...rest(lines.length - shown.length, 'lines'),
    ...(warnings.length > 0 ? ['', '**Warnings**', ''] : []),
    ...warned,
    ...rest(warnings.length - warned.length, 'warnings'),
    '',
  ].join('\n');
}
