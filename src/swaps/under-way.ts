import { NotFoundError } from '../errors.js';
import type { DispatchRule } from '../models/dispatch-rule.js';
import type { SwapCalls } from './calls.js';
import type { Journal } from './journal.js';
import { journalOf } from './journal.js';
import { activeRule, ownRule } from './put-rule.js';

/**
 * Whether a swap that has claimed this rule is taking its number away, or has done so. Another swap may have claimed the
 * rule since, and what was put back has not moved.
 */
export async function isUnderWay(calls: SwapCalls, rule: DispatchRule, swapId: string): Promise<boolean> {
  const own = rule.status === 'completed' ? await ownRule(calls, rule, swapId) : undefined;
  if (!own) return journalOf(rule)?.swapId === swapId;
  // Somebody may have put it back since.
  const now = own.status === 'active' ? own : await activeRule(calls, rule.numberId);
  return (now ?? own).agentId !== rule.agentId;
}

/** Of an exchange, the old rule of the other number, unless it was deleted. */
export async function peerOf(calls: SwapCalls, { peerRuleId }: Journal): Promise<DispatchRule | undefined> {
  if (peerRuleId === undefined) return undefined;
  return calls.rule(peerRuleId).catch((error) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  });
}

/** Whether half an exchange is made: the other number has left its agent. */
export async function peerHasMoved(calls: SwapCalls, journal: Journal): Promise<boolean> {
  const peer = await peerOf(calls, journal);
  return peer?.status === 'completed' && isUnderWay(calls, peer, journal.swapId);
}
