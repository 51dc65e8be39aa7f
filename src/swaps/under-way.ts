import type { DispatchRule } from '../models/dispatch-rule.js';
import type { SwapCalls } from './calls.js';
import { journalOf } from './journal.js';
import { ownRule } from './put-rule.js';

/**
 * Whether a swap that has claimed this rule is taking its number away, or has done so. Another swap may have claimed the
 * rule since, and what was put back has not moved.
 */
export async function isUnderWay(calls: SwapCalls, rule: DispatchRule, swapId: string): Promise<boolean> {
  const own = rule.status === 'completed' ? await ownRule(calls, rule, swapId) : undefined;
  return own ? own.agentId !== rule.agentId : journalOf(rule)?.swapId === swapId;
}
