import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ChangeAction, ChangeKind, PlanChange, RoutingConfig, RoutingPlan } from 'cordboard/provision';
import { costOf, isPriced, isPurchase } from '../../../provision/plan/effects.js';
import { CliFailure } from '../../exit.js';

/** What a file that was named on the command line holds: a config, or a plan that was saved. */
export type RoutingFile = { config: RoutingConfig } | { plan: RoutingPlan };

/** Reads a config (`.yaml`, `.yml`, `.json`, or a module with a default export) or a saved plan (`.json`). */
export async function readRoutingFile(file: string): Promise<RoutingFile> {
  const value = await contents(file);
  if (looksLikePlan(value)) return { plan: checkedPlan(file, value) };
  const { isRoutingConfigError, parseRouting } = await import('cordboard/provision');
  try {
    return { config: await parseRouting(value) };
  } catch (error) {
    if (!isRoutingConfigError(error)) throw error;
    const issues = error.issues.map(
      ({ path, message, given }) => `\n  ${path} ${message}${given === null ? '' : ` (given ${given})`}`,
    );
    throw new CliFailure(`${file} is no routing config:${issues.join('')}`);
  }
}

/** The text of a YAML file, the value of any other. */
async function contents(file: string): Promise<unknown> {
  const kind = extname(file).toLowerCase();
  if (['.mjs', '.js', '.cjs'].includes(kind)) return moduleDefault(file);
  if (!['.yaml', '.yml', '.json'].includes(kind))
    throw new CliFailure(`${file} must end in .yaml, .yml, .json, .mjs or .js; that says how to read it.`);
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new CliFailure(`${file} cannot be read (${error.message}).`);
  });
  if (kind !== '.json') return text;
  // Windows likes to begin a file with a mark of byte order.
  const json = text.replace(/^\uFEFF/, '');
  if (json.trim() === '') throw new CliFailure(`${file} is empty.`);
  try {
    return JSON.parse(json);
  } catch (error) {
    // The parser quotes the text, which may hold a secret by mistake: only the place is told.
    const place = /line \d+ column \d+|position \d+/.exec((error as Error).message)?.[0];
    throw new CliFailure(`${file} is not readable as JSON${place ? `, at ${place}` : ''}.`);
  }
}

async function moduleDefault(file: string): Promise<unknown> {
  let loaded: { default?: unknown };
  try {
    loaded = await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    throw new CliFailure(`${file} cannot be loaded (${(error as Error).message}).`);
  }
  if (loaded.default !== undefined) return loaded.default;
  throw new CliFailure(`${file} has no default export: write \`export default defineRouting({ … })\`.`);
}

function looksLikePlan(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'formatVersion' in value && 'changes' in value;
}

/** What can happen to each kind of thing. */
const ACTIONS: { [kind in ChangeKind]: readonly ChangeAction[] } = {
  connection: ['create', 'update', 'delete'],
  agent: ['create', 'update', 'rotate_secret', 'archive'],
  number: ['buy', 'import', 'update', 'release'],
  attachment: ['attach', 'set_primary', 'detach'],
  route: ['create', 'move', 'update', 'complete'],
  webhook: ['create', 'update', 'rotate_secret', 'delete'],
};

function isChange(change: PlanChange | null): boolean {
  const { id, kind, action, key, name, before, after } = change ?? ({} as Partial<PlanChange>);
  const isKnown =
    kind !== undefined && Object.hasOwn(ACTIONS, kind) && ACTIONS[kind].some((one) => one === action);
  const isNamed = [id, key, name].every((text) => typeof text === 'string');
  const isSound = isKnown && isNamed && typeof before === 'object' && typeof after === 'object';
  return isSound && change !== null && (!isPurchase(change) || isPriced(change));
}

function checkedPlan(file: string, value: object): RoutingPlan {
  const plan = value as RoutingPlan;
  const whole = plan.formatVersion === 1 && Array.isArray(plan.changes) && Array.isArray(plan.monthlyCost);
  if (whole && Array.isArray(plan.warnings) && plan.changes.every(isChange))
    // The sum that is shown and agreed to is that of the changes, though the file may say another.
    return { ...plan, monthlyCost: costOf(plan.changes) };
  throw new CliFailure(`${file} is no plan of this version. Make a new one with \`cordboard plan --out\`.`);
}
