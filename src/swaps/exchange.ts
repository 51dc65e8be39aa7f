import { InvalidParamsError, SwapConflictError, SwapStrandedError } from '../errors.js';
import type { DispatchRule } from '../models/dispatch-rule.js';
import type { Core } from '../transport/call.js';
import { checkFields } from '../transport/engine.js';
import { advance } from './advance.js';
import { SwapCalls } from './calls.js';
import type { Claim } from './claim.js';
import { callOff, checkRoom, claim } from './claim.js';
import { TakenOver } from './end-route.js';
import { journalOf, renewed } from './journal.js';
import { checkTarget, look } from './look.js';
import type { ExchangeParams, SwapRequestOptions, SwapResult } from './types.js';
import { peerHasMoved } from './under-way.js';
import { unmoved } from './unmoved.js';

/** Lets two numbers change agents; see `numbers.exchange`. */
export async function exchange(
  core: Core,
  numberA: string,
  numberB: string,
  params: ExchangeParams = {},
  options?: SwapRequestOptions,
): Promise<[SwapResult, SwapResult]> {
  checkFields('numbers.exchange', params, { dryRun: 'flag' });
  const { dryRun = false } = params;
  if (numberA === numberB) {
    const issue = { path: 'numberB', message: 'another number than numberA', given: numberB };
    throw new InvalidParamsError('numbers.exchange', [issue]);
  }
  const calls = new SwapCalls(core, options);
  const [ruleA, ruleB] = await Promise.all([routed(calls, numberA, dryRun), routed(calls, numberB, dryRun)]);
  const same = ruleA.agentId === ruleB.agentId;
  if (!same) {
    const agents = await Promise.all([calls.agent(ruleA.agentId), calls.agent(ruleB.agentId)]);
    for (const agent of agents) checkTarget(agent);
    await checkRoom(ruleA, ruleB.agentId);
    await checkRoom(ruleB, ruleA.agentId);
  }
  if (dryRun || same) {
    const seen = { changed: !same, dryRun };
    return [unmoved(numberA, ruleA, ruleB.agentId, seen), unmoved(numberB, ruleB, ruleA.agentId, seen)];
  }

  const begun = calls.begun();
  const swapId = crypto.randomUUID();
  const claimA = await claimHalf(begun, swapId, ruleA, ruleB);
  const claimB = await claimHalf(begun, swapId, ruleB, ruleA).catch(async (error) => {
    await callOff(begun, claimA);
    throw error;
  });
  const first = await advance(begun, claimA).catch(async (error) => {
    // A swap that is stranded or taken over is finished together with its other half: that half must stay claimed.
    const finished = error instanceof SwapStrandedError || (error instanceof TakenOver && error.goesOn);
    if (!finished) await callOff(begun, claimB);
    throw error;
  });
  if (first.restored) {
    await callOff(begun, claimB);
    return [first, unmoved(numberB, ruleB, ruleB.agentId, { changed: false, dryRun })];
  }
  return [first, await advance(begun, claimB)];
}

async function routed(calls: SwapCalls, numberId: string, dryRun: boolean): Promise<DispatchRule> {
  const rule = await look(calls, numberId, dryRun);
  if (rule?.status !== 'active')
    throw new SwapConflictError('it has no route to exchange. Route it, or use numbers.swap.', numberId);
  // Both have the same agent now. To say that nothing has to change, or to exchange the one half, would be wrong.
  const journal = journalOf(rule);
  if (!journal || !(await peerHasMoved(calls, journal))) return rule;
  throw new SwapConflictError(
    'an earlier exchange of it stopped half-way. Run client.numbers.recoverSwaps() to finish it.',
    numberId,
    rule,
  );
}

async function claimHalf(
  calls: SwapCalls,
  swapId: string,
  rule: DispatchRule,
  peer: DispatchRule,
): Promise<Claim> {
  const journal = renewed({ swapId, toAgentId: peer.agentId, peerRuleId: peer.id }, calls.now());
  const claimed = await claim(calls, rule, journal);
  if (claimed) return claimed;
  throw new SwapConflictError('its rule has changed meanwhile. Try again.', rule.numberId, rule);
}
