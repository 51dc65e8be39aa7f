import type { Money } from 'cordboard';
import { sums } from '../money.js';
import type { ChangeAction, PlanChange } from './types.js';

/*
 * What a change takes and costs follows from what it does. A saved plan says so too, but a file can be edited.
 */

const DESTRUCTIVE: ReadonlySet<ChangeAction> = new Set(['complete', 'release', 'archive', 'delete']);

/** Whether it takes something out of service. */
export function isDestructive({ action }: Pick<PlanChange, 'action'>): boolean {
  return DESTRUCTIVE.has(action);
}

/** Whether it buys a number. */
export function isPurchase({ action }: Pick<PlanChange, 'action'>): boolean {
  return action === 'buy';
}

const isText = (given: unknown, form: RegExp) => typeof given === 'string' && form.test(given);

/** Whether a purchase says what it may cost at most. */
export function isPriced({ monthlyFee }: Pick<PlanChange, 'monthlyFee'>): boolean {
  const { amount, currency } = monthlyFee ?? {};
  return isText(amount, /^\d+(\.\d+)?$/) && isText(currency, /^[A-Z]{3}$/);
}

/** What the numbers to buy cost each month, one sum for each currency. */
export function costOf(changes: readonly PlanChange[]): Money[] {
  return sums(changes.filter(isPurchase).flatMap(({ monthlyFee }) => monthlyFee ?? []));
}
