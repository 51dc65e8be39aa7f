import type { RoutingPlan } from '../plan/types.js';
import { fieldLines, plain, type Sign, signOf, title } from './lines.js';
import { markdown } from './markdown.js';
import { costLine, summary } from './summary.js';
import { groupWarnings } from './warnings.js';

/** How {@link renderPlan} writes. */
export interface RenderPlanOptions {
  /** Colours for a terminal, in `text`. Default `false`. */
  colour?: boolean | undefined;
}

const COLOURS: { [sign in Sign | '!']: string } = { '+': '32', '~': '33', '-': '31', '!': '33' };

function text(plan: RoutingPlan, colour: boolean): string {
  const paint = (sign: Sign | '!') => (colour ? `\u001b[${COLOURS[sign]}m${sign}\u001b[39m` : sign);
  const changes = plan.changes.flatMap((change) => [
    `  ${paint(signOf(change))} ${plain(title(change))}`,
    ...fieldLines(change).map((line) => `      ${plain(line)}`),
  ]);
  const warnings = groupWarnings(plan.warnings).map(
    ({ code, paths, message }) => `  ${paint('!')} ${plain(`${code} ${paths}: ${message}`)}`,
  );
  const cost = costLine(plan);
  return [
    plain(summary(plan)),
    ...(changes.length > 0 ? ['', ...changes] : []),
    ...(cost ? ['', plain(cost)] : []),
    ...(warnings.length > 0 ? ['', 'Warnings:', ...warnings] : []),
    '',
  ].join('\n');
}

/**
 * Writes a plan for people (`text`), for a comment on a pull request (`markdown`) or for programs (`json`, which
 * is the plan itself). Secrets are in none of them.
 *
 * @example
 * ```ts
 * console.log(renderPlan(await plan(client, routing), 'text', { colour: process.stdout.isTTY }));
 * ```
 */
export function renderPlan(
  plan: RoutingPlan,
  format: 'text' | 'markdown' | 'json',
  options: RenderPlanOptions = {},
): string {
  if (format === 'json') return `${JSON.stringify(plan, null, 2)}\n`;
  return format === 'markdown' ? markdown(plan) : text(plan, options.colour ?? false);
}
