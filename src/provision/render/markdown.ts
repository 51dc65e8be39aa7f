import type { PlanChange, RoutingPlan } from '../plan/types.js';
import { fieldLines, plain, signOf, title } from './lines.js';
import { costLine, summary } from './summary.js';
import { groupWarnings } from './warnings.js';

/** A comment that is longer is refused by the forges. */
const MOST_LINES = 400;

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
  const left = lines.length - MOST_LINES;
  const cost = costLine(plan);
  return [
    `**${literal(summary(plan))}**`,
    ...(cost ? ['', literal(cost)] : []),
    ...(lines.length > 0 ? ['', ...fenced(lines.slice(0, MOST_LINES))] : []),
    ...(left > 0 ? ['', `… and ${left} more lines.`] : []),
    ...(plan.warnings.length > 0 ? ['', '**Warnings**', ''] : []),
    ...groupWarnings(plan.warnings).map(
      ({ code, paths, message }) => `- \`${plain(code)}\` ${literal(paths)}: ${literal(message)}`,
    ),
    '',
  ].join('\n');
}
