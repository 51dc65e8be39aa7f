import { InvalidParamsError, SwapConflictError } from '../errors.js';
import type { Agent } from '../models/agent.js';
import type { DispatchRule } from '../models/dispatch-rule.js';
import type { SwapCalls } from './calls.js';
import { journalOf } from './journal.js';
import { activeRule } from './put-rule.js';
import { recoverRule } from './recover-rule.js';
import { isRefusal } from './refusal.js';
import { stranded } from './stranded.js';

/**
 * The active rule of a number that nobody is moving just now. Before it tells of one, it finishes a swap that never
 * came to its end; where neither of its agents can answer any more, that is the ended rule to go on from.
 */
export async function look(
  calls: SwapCalls,
  numberId: string,
  dryRun: boolean,
): Promise<DispatchRule | undefined> {
  const rule = await activeRule(calls, numberId);
  if (rule) {
    checkLease(calls, rule);
    return rule;
  }
  // The newest rule may be the old one of a swap that never came to its end: its schedule must not be lost.
  const newest = await calls.newestRule(numberId);
  if (!newest || !journalOf(newest)) return undefined;
  checkLease(calls, newest);
  if (dryRun)
    throw new SwapConflictError(
      'an earlier swap of it stopped half-way. Run client.numbers.recoverSwaps() to finish it.',
      numberId,
    );
  const recovery = await recoverRule(calls.begun(), newest);
  if (recovery?.outcome === 'left')
    throw new SwapConflictError('another process is finishing an earlier swap of it. Try again.', numberId);
  if (!recovery?.error) return activeRule(calls, numberId);
  // To route it anew, always open, would lose its schedule and say that all is well.
  if (!isRefusal(recovery.error.cause)) throw stranded(numberId, recovery.swapId, recovery.error);
  return calls.rule(newest.id);
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
