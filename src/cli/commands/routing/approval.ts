import type { ApplyOptions, RoutingPlan } from 'cordboard/provision';
import { isDestructive, isPurchase } from '../../../provision/plan/effects.js';
import { CliFailure } from '../../exit.js';
import { money } from '../../output/money.js';

interface Flags {
  yes?: boolean;
  allowSpend?: boolean;
  allowDestroy?: boolean;
}

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** What whoever says yes agrees to. */
export function question({ changes, monthlyCost }: RoutingPlan): string {
  const bought = changes.filter(isPurchase).length;
  const destroyed = changes.filter(isDestructive).length;
  const parts = [`Carry out ${plural(changes.length, 'change', 'changes')}?`];
  if (bought > 0) {
    const cost = monthlyCost.map(money).join(' and ');
    parts.push(`It buys ${plural(bought, 'number', 'numbers')} for ${cost} each 28 days.`);
  }
  if (destroyed > 0) parts.push(`It takes ${plural(destroyed, 'thing', 'things')} out of service.`);
  return parts.join(' ');
}

/**
 * A yes at a terminal is to the very plan that was shown, cost and losses included. `--yes` is given before
 * anyone has seen a plan, so spending and destroying are to be allowed one by one.
 */
export function approve({ yes, allowSpend, allowDestroy }: Flags): ApplyOptions {
  if (!yes) return { allowSpend: true, allowDestroy: true };
  return { allowSpend, allowDestroy };
}

/** A secret is shown once: with nobody to hand it to it would be lost. */
export function refuseCallbacks({ changes }: RoutingPlan): void {
  const lost = changes.find(({ signingSecret }) => signingSecret && 'callback' in signingSecret);
  if (!lost) return;
  throw new CliFailure(
    `${lost.id} hands its new signing secret to a callback, which a command line does not have. Write signingSecret: { file, name } in the config, or apply it from your own program.`,
  );
}
