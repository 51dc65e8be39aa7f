import { APIError, NotFoundError } from '../errors.js';
import type { DispatchRule } from '../models/dispatch-rule.js';
import type { SwapCalls } from './calls.js';
import type { Claim } from './claim.js';
import { stepKey } from './claim.js';
import { SWAP_ID } from './journal.js';
import { successor } from './successor.js';

/** What came of it: our rule is there, another's is, or ours was there and someone has ended it since. */
export type Put =
  | { kind: 'ours'; rule: DispatchRule }
  | { kind: 'rival'; rule: DispatchRule }
  | { kind: 'gone' };

const MOST_TURNS = 10;

/** The active rule of a number, as it is now. */
export async function activeRule(calls: SwapCalls, numberId: string): Promise<DispatchRule | undefined> {
  const { dispatchRuleId } = await calls.number(numberId);
  if (dispatchRuleId === null) return undefined;
  const rule = await calls.rule(dispatchRuleId).catch((error) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  });
  return rule?.status === 'active' ? rule : undefined;
}

/** The newest rule that this swap has made for the number, ended or not. */
export async function ownRule(
  calls: SwapCalls,
  rule: DispatchRule,
  swapId: string,
): Promise<DispatchRule | undefined> {
  for await (const other of calls.rules({ numberId: rule.numberId })) {
    if (other.metadata[SWAP_ID] === swapId) return other;
    if (other.id === rule.id) return undefined;
  }
  return undefined;
}

function isReplayed(headers: Headers): boolean {
  return headers.get('Idempotent-Replayed') === 'true';
}

/**
 * Creates the rule that follows the claimed one, once however many processes try. A key whose kept answer
 * is a refusal is spent: it can never create anything, so the next one is as good as the first.
 *
 * @throws whatever refuses the rule for good, or an unknown outcome.
 */
export async function putRule(
  calls: SwapCalls,
  claim: Claim,
  agentId: string,
  step: 'create' | 'restore',
): Promise<Put> {
  const { rule: old, journal } = claim;
  const { numberId } = old;
  const body = successor(old, agentId, journal.swapId);
  for (let turn = 1; ; turn += 1) {
    try {
      const sent = calls.create(body, stepKey(claim, step, turn));
      const { data, response } = await sent.withResponse();
      return isReplayed(response.headers) ? await afterwards(calls, data) : { kind: 'ours', rule: data };
    } catch (error) {
      if (!(error instanceof APIError) || turn === MOST_TURNS) throw error;
      if (error.code === 'number_already_routed') {
        const holder = await activeRule(calls, numberId);
        if (holder)
          return { kind: holder.metadata[SWAP_ID] === journal.swapId ? 'ours' : 'rival', rule: holder };
      } else if (error.code === 'idempotency_key_reused') {
        // Someone patched the old rule's metadata between two tries of the same step.
        const own = await ownRule(calls, old, journal.swapId);
        if (own) return own.status === 'active' ? { kind: 'ours', rule: own } : { kind: 'gone' };
      } else if (!isReplayed(error.headers)) {
        throw error;
      }
    }
  }
}

/** A replayed answer tells what was. */
async function afterwards(calls: SwapCalls, { id }: DispatchRule): Promise<Put> {
  try {
    const rule = await calls.rule(id);
    return rule.status === 'active' ? { kind: 'ours', rule } : { kind: 'gone' };
  } catch (error) {
    if (error instanceof NotFoundError) return { kind: 'gone' };
    throw error;
  }
}
