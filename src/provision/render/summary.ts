import { isDestructive, isPurchase } from '../plan/effects.js';
import type { RoutingPlan } from '../plan/types.js';
import { signOf } from './lines.js';

/** How much there is to do, in one line. */
export function summary({ changes, unchanged }: RoutingPlan): string {
  const same = `${unchanged} unchanged`;
  if (changes.length === 0) return `Nothing to change: the account is as the config says (${same}).`;
  const count = (sign: string) => changes.filter((change) => signOf(change) === sign).length;
  return `Plan: ${count('+')} to add, ${count('~')} to change, ${count('-')} to take away; ${same}.`;
}

/** What applying costs and takes; `null` when it is neither. */
export function costLine({ changes, monthlyCost }: RoutingPlan): string | null {
  const bought = changes.filter(isPurchase).length;
  const destroyed = changes.filter(isDestructive).length;
  const cost = monthlyCost.map(({ amount, currency }) => `${amount} ${currency}`).join(' + ');
  const parts = [
    bought > 0
      ? `buys ${bought} number${bought === 1 ? '' : 's'} for ${cost} a month (needs allowSpend)`
      : null,
    destroyed > 0
      ? `takes ${destroyed} thing${destroyed === 1 ? '' : 's'} out of service (needs allowDestroy)`
      : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `Applying it ${parts.join(' and ')}.`;
}
