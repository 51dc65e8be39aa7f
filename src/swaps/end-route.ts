import { NotFoundError, SwapConflictError, VersionMismatchError } from '../errors.js';
import type { DispatchRule } from '../models/dispatch-rule.js';
import type { SwapCalls } from './calls.js';
import type { Claim } from './claim.js';
import { callOff, isOurs, stepKey } from './claim.js';
import { isRefusal } from './refusal.js';
import { stranded } from './stranded.js';
import { isUnderWay, peerHasMoved } from './under-way.js';

/** A rival may write to the rule between two of our reads; more often than this it does not happen. */
const MOST_TURNS = 5;

/** Another process has claimed the rule since. */
export class TakenOver extends SwapConflictError {
  /** To those outside it is any other conflict. */
  static override get name(): string {
    return 'SwapConflictError';
  }
  /** Whether it finishes what this one began, with an exchange both halves: it may also be another swap. */
  readonly goesOn: boolean;
  constructor(numberId: string, goesOn: boolean) {
    const fate = goesOn
      ? 'this swap over and will finish it'
      : 'the number for another swap, or has put it back';
    super(`another process has taken ${fate}.`, numberId);
    this.goesOn = goesOn;
  }
}

/**
 * Completes the old rule, unless someone has taken the swap over. The key names the version: a refusal
 * that is kept for one version must not be the answer for the next.
 */
export async function endRoute(calls: SwapCalls, claim: Claim): Promise<Claim> {
  let { rule } = claim;
  for (let turn = 0; rule.status !== 'completed'; turn += 1) {
    try {
      rule = await calls.complete(rule, stepKey(claim, 'complete', rule.version));
    } catch (error) {
      rule = await lookAgain(calls, claim, error);
      if (turn === MOST_TURNS) throw stranded(rule.numberId, claim.journal.swapId, error);
    }
  }
  return { ...claim, rule };
}

async function lookAgain(calls: SwapCalls, claim: Claim, error: unknown): Promise<DispatchRule> {
  const { numberId } = claim.rule;
  if (error instanceof NotFoundError)
    throw new SwapConflictError('its rule was deleted meanwhile.', numberId);
  const stale = error instanceof VersionMismatchError;
  const lost = stranded(numberId, claim.journal.swapId, error);
  if (isRefusal(error) && !stale) {
    // Half an exchange is made: what may not be ended now stays claimed, for a recovery.
    if (await peerHasMoved(calls, claim.journal).catch(() => true)) throw lost;
    await callOff(calls, claim);
    throw error;
  }
  const rule = await calls.rule(claim.rule.id).catch(() => {
    throw lost;
  });
  if (!isOurs(rule, claim)) {
    const goesOn = await isUnderWay(calls, rule, claim.journal.swapId).catch(() => true);
    throw new TakenOver(numberId, goesOn);
  }
  // The answer is lost and the request perhaps still on its way: to go on would be to guess.
  if (!stale && rule.status !== 'completed') throw lost;
  return rule;
}
