import { ConfigurationError, CordboardError } from 'cordboard';
import { referencesIn, urlReferencesIn } from '../account/differences.js';
import { ApprovalRequiredError } from '../errors.js';
import type { RoutingPlan } from '../plan/types.js';
import { type Env, requireUrls, requireVariables } from '../secrets/env.js';
import type { ApplyOptions } from './types.js';

function list(names: readonly string[]): string {
  const few = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${few} and ${names.length - 5} more` : few;
}

function checkApproval(
  { changes, monthlyCost }: RoutingPlan,
  { allowSpend, allowDestroy }: ApplyOptions,
): void {
  const spends = allowSpend ? [] : changes.filter(({ action }) => action === 'buy');
  const destroys = allowDestroy ? [] : changes.filter((change) => change.destroys);
  const cost = monthlyCost.map(({ amount, currency }) => `${amount} ${currency}`).join(' + ');
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

/** Refuses what can be refused before anything is sent. */
export function checkApply(plan: RoutingPlan, env: Env, options: ApplyOptions): void {
  if (plan?.formatVersion !== 1 || !Array.isArray(plan.changes) || !plan.objects) {
    throw new CordboardError(
      'This is not a plan of this version of the library (formatVersion 1). Make a new one with plan().',
    );
  }
  const { concurrency = 4 } = options;
  if (!(Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 50)) {
    throw new ConfigurationError(`concurrency must be an integer from 1 to 50 (given ${concurrency})`);
  }
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
