import type { Clock } from '../clock.js';
import { twice } from '../receive/twice.js';
import type { ClaimStore } from '../store/store.js';
import { checkDecision } from './decision.js';
import type { Verdict, Work } from './run.js';
import { pause, within } from './wait.js';

/** How often to ask whether another instance has decided, in ms. */
const ASK_AGAIN = 100;

/** The store and its times, in ms. */
export interface Sharing {
  store: ClaimStore;
  /** How long an instance may work before another takes over. */
  leaseMs: number;
  /** How long a decision is kept for resends. */
  rememberMs: number;
  /** How much more than the budget of one request a run has. */
  patienceMs: number;
  /** How long to wait for the store before the decision, and after it. */
  claimMs: number;
  keepMs: number;
}

/**
 * Work that one of many instances does, and whose decision all of them give. A store that fails or hangs is
 * reported and done without: two instances may then decide about one call, which is better than none.
 */
export function sharedWork(
  clock: Clock,
  { store, leaseMs, rememberMs, patienceMs, claimMs, keepMs }: Sharing,
  key: string,
  decide: Work['decide'],
): Work {
  let token: string | undefined;
  let value: string | undefined;
  let failure: unknown = null;
  const ask = <T>(ms: number, promise: Promise<T>) => within(clock, ms, promise, 'The store');

  // Twice, because what was decided and stays claimed is waited for in vain.
  const complete = () =>
    twice(async () => {
      if (token !== undefined && value !== undefined) await store.complete(key, token, value, rememberMs);
    });
  // A claim that comes when nobody waits for it any more is held all the same: others wait for what becomes of it.
  const claimed = async () => {
    const claim = await store.claim(key, leaseMs);
    if ('claimed' in claim) token = claim.claimed;
    await complete();
    return claim;
  };

  return {
    async decide(signal, deadline, hurry) {
      while (!signal.aborted) {
        try {
          const claim = await ask(claimMs, claimed());
          if ('done' in claim) return kept(claim.done);
        } catch (error) {
          failure = error;
        }
        // The store may answer when the call has been answered: then there is nothing left to decide.
        signal.throwIfAborted();
        if (token !== undefined || failure !== null) return decide(signal, deadline, hurry);
        // So this is a resend, and from here it looks as if it were the last: nobody asks again after that.
        hurry(deadline - patienceMs);
        await pause(clock, ASK_AGAIN);
      }
      throw signal.reason;
    },
    async keep(verdict) {
      try {
        value = JSON.stringify(verdict.decision);
        await ask(keepMs, complete());
      } catch (error) {
        failure = error;
      }
      verdict.error ??= failure;
    },
  };
}

function kept(value: string): Verdict {
  return { decision: checkDecision(JSON.parse(value)), source: 'store', error: null };
}
