import { APIError, SwapConflictError } from '../errors.js';
import type { DispatchRule } from '../models/dispatch-rule.js';
import type { Core } from '../transport/call.js';
import { checkFields } from '../transport/engine.js';
import { advance } from './advance.js';
import { SwapCalls } from './calls.js';
import { checkRoom, claim } from './claim.js';
import { JOURNAL, journalOf, renewed, SWAP_ID } from './journal.js';
import { checkTarget, look } from './look.js';
import { activeRule } from './put-rule.js';
import { isRefusal } from './refusal.js';
import type { SwapParams, SwapRequestOptions, SwapResult } from './types.js';
import { unmoved } from './unmoved.js';

/** How often a rule may change under our eyes before we leave it to the others. */
const MOST_LOOKS = 5;

/** Moves a number to another agent; see `numbers.swap`. */
export async function swap(
  core: Core,
  numberId: string,
  params: SwapParams,
  options?: SwapRequestOptions,
): Promise<SwapResult> {
  checkFields('numbers.swap', params, { toAgentId: 'id!', fromAgentId: 'id', dryRun: 'flag' });
  const { toAgentId, fromAgentId, dryRun = false } = params;
  const calls = new SwapCalls(core, options);
  for (let turn = 0; turn < MOST_LOOKS; turn += 1) {
    // Not at once with the look, which may finish an earlier swap: a wrong agent is to change nothing.
    checkTarget(await calls.agent(toAgentId));
    const rule = await look(calls, numberId, dryRun);
    if (fromAgentId !== undefined && rule?.agentId !== fromAgentId) {
      const who = rule ? `agent ${rule.agentId}` : 'no agent';
      throw new SwapConflictError(`it is answered by ${who}, not by ${fromAgentId}.`, numberId, rule);
    }
    // A rule that has ended, and that nothing could follow yet, is no route.
    const there = rule?.agentId === toAgentId && rule.status === 'active';
    if (rule && !there) await checkRoom(rule, toAgentId);
    if (dryRun || there) {
      if (rule && there && !dryRun && !(await forget(calls, rule))) continue;
      return unmoved(numberId, rule, toAgentId, { dryRun, changed: !there });
    }
    if (!rule) return await route(calls.begun(), numberId, toAgentId);
    const journal = renewed({ swapId: crypto.randomUUID(), toAgentId }, calls.now());
    const begun = calls.begun();
    const claimed = await claim(begun, rule, journal);
    if (claimed) return await advance(begun, claimed);
  }
  throw new SwapConflictError(`its rule changed ${MOST_LOOKS} times while it was looked at.`, numberId);
}

/**
 * The number is where it should be. An earlier swap that died on its way elsewhere must not be finished by
 * a later recovery. `false` = the rule has changed since it was read.
 */
async function forget(calls: SwapCalls, rule: DispatchRule): Promise<boolean> {
  if (!journalOf(rule)) return true;
  return calls.note(rule, { [JOURNAL]: null }).then(
    () => true,
    (error) => {
      if (error instanceof APIError && error.status === 412) return false;
      throw error;
    },
  );
}

/** Nothing has to end first. */
async function route(calls: SwapCalls, numberId: string, toAgentId: string): Promise<SwapResult> {
  const swapId = crypto.randomUUID();
  const body = { numberId, agentId: toAgentId, metadata: { [SWAP_ID]: swapId } };
  const rule = await calls.create(body, `swap/${swapId}/create`).catch(async (error) => {
    if (isRefusal(error) && error.code !== 'number_already_routed') throw error;
    // Somebody was first, or the answer is lost: who has the number, the number itself knows.
    const holder = await activeRule(calls, numberId).catch(() => undefined);
    if (!holder) throw error;
    if (holder.metadata[SWAP_ID] === swapId) return holder;
    throw new SwapConflictError('someone else has routed it meanwhile.', numberId, holder);
  });
  const result = unmoved(numberId, undefined, toAgentId, { dryRun: false, changed: true });
  return { ...result, ruleId: rule.id, fenced: typeof rule.version === 'number' };
}
