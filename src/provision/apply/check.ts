import { ConfigurationError, CordboardError, InvalidParamsError } from 'cordboard';
import { zodOf } from '../../models/zod.js';
import { referencesIn, urlReferencesIn } from '../account/differences.js';
import { secretTarget } from '../config/schema.js';
import { ApprovalRequiredError } from '../errors.js';
import { costOf, isDestructive, isPriced, isPurchase } from '../plan/effects.js';
import type { PlanChange, RoutingPlan } from '../plan/types.js';
import { type Env, requireUrls, requireVariables } from '../secrets/env.js';
import type { ApplyOptions } from './types.js';

function list(names: readonly string[]): string {
  const few = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${few} and ${names.length - 5} more` : few;
}

function checkApproval({ changes }: RoutingPlan, { allowSpend, allowDestroy }: ApplyOptions): void {
  const spends = allowSpend ? [] : changes.filter(isPurchase);
  const destroys = allowDestroy ? [] : changes.filter(isDestructive);
  const cost = costOf(changes)
    .map(({ amount, currency }) => `${amount} ${currency}`)
    .join(' + ');
  const parts: string[] = [];
  if (spends.length > 0) {
    parts.push(`it buys ${list(spends.map(({ name }) => name))} for ${cost} a month: pass allowSpend: true`);
  }
  if (destroys.length > 0) {
    const what = list(destroys.map(({ action, kind, name }) => `${action} ${kind} ${name}`));
    parts.push(`it takes things out of service (${what}): pass allowDestroy: true`);
  }
  if (parts.length === 0) return;
  throw new ApprovalRequiredError(`The plan was not applied: ${parts.join('; ')}.`, spends, destroys);
}

/** What a config was checked for, once more: a saved plan may have been edited. */
function checkChange(change: PlanChange): void {
  const { id, signingSecret } = change;
  const complain = (rule: string) => new ConfigurationError(`${id}: ${rule}. Make a new plan.`);
  if (isPurchase(change) && !isPriced(change)) throw complain('monthlyFee must say what it may cost at most');
  // A name with a line break in it would put other lines into the file.
  if (signingSecret && !zodOf(secretTarget()).safeParse(signingSecret).success) {
    const form = '{ file, name } with the name of an environment variable, or { callback }';
    throw complain(`signingSecret must be ${form}`);
  }
}

/** Refuses what can be refused before anything is sent. */
export function checkApply(plan: RoutingPlan, env: Env, options: ApplyOptions): void {
  if (plan?.formatVersion !== 1 || !Array.isArray(plan.changes) || !plan.objects) {
    throw new CordboardError(
      'This is not a plan of this version of the library (formatVersion 1). Make a new one with plan().',
    );
  }
  const { concurrency = 4 } = options;
  if (!(Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 50)) {
    const issue = {
      path: 'concurrency',
      message: 'an integer from 1 to 50',
      given: String(concurrency),
    };
    // As the client says it of its own, in `numbers.swapAll`.
    throw new InvalidParamsError('apply', [issue]);
  }
  plan.changes.forEach(checkChange);
  checkApproval(plan, options);
  requireVariables(
    plan.changes.flatMap(({ after }) => referencesIn(after ?? {})),
    env,
  );
  requireUrls(
    plan.changes.flatMap(({ after }) => urlReferencesIn(after ?? {})),
    env,
  );
  const called = plan.changes.find(({ signingSecret }) => signingSecret && 'callback' in signingSecret);
  if (called && !options.onSecret) {
    throw new ConfigurationError(`Pass onSecret: ${called.id} hands its new signing secret to a callback.`);
  }
}
