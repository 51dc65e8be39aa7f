import type { RejectionReason } from '../models/enums.js';
import { rejectionReasons } from '../schedule/ask.js';
import { liveCalls } from './metrics.js';
import { numberOnAccount } from './number-lookup.js';
import { activeRuleOf } from './rules.js';
import type { AgentRow, NumberRow, RuleRow, State } from './state.js';

/** What becomes of a ringing call. */
interface Decision {
  number: NumberRow | undefined;
  rule: RuleRow | undefined;
  agent: AgentRow | undefined;
  /** Empty when the call is put through. */
  reasons: RejectionReason[];
}

/** Who answers a call to this number now, in the order of the contract's "A call, step by step". */
export function decide(state: State, to: string, now: number): Decision {
  const number = numberOnAccount(state, to);
  const rule = number && activeRuleOf(state, number.id);
  const agent = rule && state.agents.get(rule.agentId);
  if (!rule || !agent) return { number, rule, agent, reasons: ['no_route'] };
  // By the evaluator that users preview with, so that a preview is never a guess.
  const reasons = rejectionReasons(rule, { at: now, activeCalls: liveCalls(state, rule.id, now) });
  return { number, rule, agent, reasons };
}
