import type { DispatchRule, DispatchRuleCreateParams } from '../models/dispatch-rule.js';
import type { ScheduleInput } from '../models/schedule.js';
import { inherited, PREVIOUS_RULE_ID, SWAP_ID } from './journal.js';

/** The rule that follows another: all of the old one but the agent. */
export function successor(old: DispatchRule, agentId: string, swapId: string): DispatchRuleCreateParams {
  const { numberId, maxConcurrentCalls, variables } = old;
  // What a server has answered is checked like any input before the old rule is touched.
  const schedule = old.schedule as ScheduleInput | null;
  const metadata = { ...inherited(old.metadata), [SWAP_ID]: swapId, [PREVIOUS_RULE_ID]: old.id };
  return { numberId, agentId, schedule, maxConcurrentCalls, variables, metadata };
}
