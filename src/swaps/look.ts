import { InvalidParamsError, SwapConflictError } from '../errors.js';
import type { Agent } from '../models/agent.js';
import type { DispatchRule } from '../models/dispatch-rule.js';
import type { SwapCalls } from './calls.js';
import { journalOf } from './journal.js';
import { activeRule } from './put-rule.js';
import { recoverRule } from './recover-rule.js';

/** The active rule of a number that nobody is moving just now. */
export async function look(calls: SwapCalls, numberId: string): Promise<DispatchRule | undefined> {
  const rule = await activeRule(calls, numberId);
  if (rule) {
    checkLease(calls, rule);
    return rule;
  }
  // The newest rule may be the old one of a swap that never came to its end: its schedule must not be lost.
  const newest = await calls.newestRule(numberId);
  if (!newest || !journalOf(newest)) return undefined;
  checkLease(calls, newest);
  await recoverRule(calls.begun(), newest);
  return activeRule(calls, numberId);
}

function checkLease(calls: SwapCalls, rule: DispatchRule): void {
  const journal = journalOf(rule);
  if (!journal || journal.leaseUntil <= calls.now()) return;
  throw new SwapConflictError(
    `another swap is taking it to agent ${journal.toAgentId}. If that process has died, run client.numbers.recoverSwaps({ olderThanMs: 0 }).`,
    rule.numberId,
    rule,
  );
}

/** Only an inbound agent that is not archived can answer. */
export function checkTarget(agent: Agent): void {
  if (agent.type === 'inbound' && agent.status !== 'archived') return;
  const given = `${agent.id}, ${agent.status}, ${agent.type}`;
  throw new InvalidParamsError('numbers.swap', [
    { path: 'toAgentId', message: 'an inbound agent that is not archived', given },
  ]);
}
