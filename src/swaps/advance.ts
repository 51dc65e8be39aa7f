import { SwapConflictError } from '../errors.js';
import type { SwapCalls } from './calls.js';
import type { Claim } from './claim.js';
import { release } from './claim.js';
import { endRoute } from './end-route.js';
import type { Put } from './put-rule.js';
import { putRule } from './put-rule.js';
import { isRefusal } from './refusal.js';
import { stranded } from './stranded.js';
import type { SwapResult } from './types.js';

/**
 * Takes a claimed number from its old agent to its new one: ends the old route, makes the new one, and
 * puts the old one back if the new one is refused for good. A recovery goes on from here, too.
 */
export async function advance(calls: SwapCalls, claimed: Claim): Promise<SwapResult> {
  const claim = await endRoute(calls, claimed);
  const { numberId, agentId: from } = claim.rule;
  const { toAgentId, swapId } = claim.journal;
  const strand = (error: unknown): never => {
    throw stranded(numberId, swapId, error);
  };
  const put = await putRule(calls, claim, toAgentId, 'create').catch((error): Promise<Put> => {
    if (!isRefusal(error)) return strand(error);
    return putRule(calls, claim, from, 'restore').catch(strand);
  });
  await release(calls, claim);
  if (put.kind === 'gone') {
    throw new SwapConflictError('the rule that this swap made was ended by someone since.', numberId);
  }
  if (put.kind === 'rival') {
    throw new SwapConflictError('someone else has routed it meanwhile.', numberId, put.rule);
  }
  // What was refused to this process may have been granted to another one of the same swap, and the other way round.
  const { agentId: to } = put.rule;
  const restored = to !== toAgentId;
  return {
    numberId,
    changed: !restored,
    dryRun: false,
    from,
    to,
    ruleId: put.rule.id,
    previousRuleId: claim.rule.id,
    unroutedMs: unroutedMs(claim.rule.endedAt, put.rule.createdAt),
    restored,
    fenced: typeof claim.rule.version === 'number',
  };
}

/** By the server's own times: no clock of ours has seen either moment. */
function unroutedMs(endedAt: string | null, createdAt: string): number {
  return endedAt === null ? 0 : Math.max(0, Date.parse(createdAt) - Date.parse(endedAt));
}
