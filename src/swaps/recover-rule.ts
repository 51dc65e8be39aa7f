import { NotFoundError, SwapConflictError } from '../errors.js';
import type { DispatchRule } from '../models/dispatch-rule.js';
import { advance } from './advance.js';
import type { SwapCalls } from './calls.js';
import type { Claim } from './claim.js';
import { checkRoom, claim, release } from './claim.js';
import { TakenOver } from './end-route.js';
import type { Journal } from './journal.js';
import { journalOf, renewed, SWAP_ID } from './journal.js';
import { activeRule, ownRule } from './put-rule.js';
import type { SwapRecovery } from './types.js';
import { isUnderWay, peerOf } from './under-way.js';

type Finding = Pick<SwapRecovery, 'outcome' | 'ruleId'>;

/** A late request of the dead process may change the rule while we claim it; it has only a few. */
const MOST_TURNS = 10;

/**
 * Finishes the swap whose journal is on this rule; safe to run twice, at once, or alongside the swap itself. Of half an
 * exchange, `onPeer` gets the old rule of the other half, as it is once this one is claimed.
 */
export async function recoverRule(
  calls: SwapCalls,
  rule: DispatchRule,
  onPeer?: (peer: DispatchRule) => void,
): Promise<SwapRecovery | undefined> {
  const journal = journalOf(rule);
  if (!journal) return undefined;
  const { numberId } = rule;
  const about = { swapId: journal.swapId, numberId, toAgentId: journal.toAgentId, error: null };
  try {
    return { ...about, ...(await finish(calls, rule, journal, onPeer)) };
  } catch (error) {
    if (error instanceof TakenOver) return { ...about, outcome: 'left', ruleId: null };
    if (error instanceof SwapConflictError) {
      // Without a rule of theirs there is no rival: somebody has ended the route, and it is to stay so.
      return { ...about, outcome: error.ruleId === null ? 'cleared' : 'rival', ruleId: error.ruleId };
    }
    return { ...about, outcome: 'failed', ruleId: null, error: error as Error };
  }
}

async function finish(
  calls: SwapCalls,
  rule: DispatchRule,
  journal: Journal,
  onPeer?: (peer: DispatchRule) => void,
): Promise<Finding> {
  const claimed = await reclaim(calls, rule, journal);
  if (!claimed) return { outcome: 'left', ruleId: null };
  const holder = await activeRule(calls, rule.numberId);
  const drop = async (outcome: Finding['outcome']): Promise<Finding> => {
    await release(calls, claimed);
    return { outcome, ruleId: holder?.id ?? null };
  };
  const peer = await peerOf(calls, journal);
  if (peer) onPeer?.(peer);
  if (holder && holder.id !== rule.id) {
    if (holder.metadata[SWAP_ID] !== journal.swapId) return drop('rival');
    return drop(holder.agentId === journal.toAgentId ? 'completed' : 'restored');
  }
  if (holder && journal.peerRuleId !== undefined) {
    // Half an exchange is not to be begun: it goes on only if the other number moves as well.
    if (!peer || !(await isUnderWay(calls, peer, journal.swapId))) return drop('cleared');
  }
  if (!holder && (await ownRule(calls, claimed.rule, journal.swapId))) return drop('cleared');
  const { restored, ruleId } = await advance(calls, claimed);
  return { outcome: restored ? 'restored' : 'completed', ruleId };
}

/** Takes the swap over: from here on, what the dead process has still on its way is refused. */
async function reclaim(calls: SwapCalls, rule: DispatchRule, journal: Journal): Promise<Claim | undefined> {
  let current: DispatchRule | undefined = rule;
  for (let turn = 0; turn < MOST_TURNS && current; turn += 1) {
    // Whoever has written another claim is at work.
    if (journalOf(current)?.claimId !== journal.claimId) return undefined;
    await checkRoom(current, journal.toAgentId);
    const claimed = await claim(calls, current, renewed(journal, calls.now()));
    if (claimed) return claimed;
    current = await calls.rule(rule.id).catch((error) => {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    });
  }
  return undefined;
}
