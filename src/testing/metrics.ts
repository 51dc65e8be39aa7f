import type { DispatchRuleMetrics } from '../models/dispatch-rule.js';
import { isTerminalCallStatus } from '../models/enum-guards.js';
import type { CallRow, State } from './state.js';
import { DAY } from './times.js';

/**
 * Whether a call takes up a place now. A simulated call may have its end ahead of the clock: it is
 * recorded as over and still holds the line until then.
 */
function isLive(call: CallRow, now: number): boolean {
  if (!isTerminalCallStatus(call.status)) return true;
  const { startedAt, endedAt } = call;
  if (startedAt === null || endedAt === null) return false;
  // The end first: most calls of a long test are long over.
  return now < Date.parse(endedAt) && Date.parse(startedAt) <= now;
}

export function liveCalls(state: State, ruleId: string, now: number): number {
  let live = 0;
  for (const call of state.calls.values()) if (call.dispatchRuleId === ruleId && isLive(call, now)) live += 1;
  return live;
}

export function metricsOf(state: State, ruleId: string, now: number): DispatchRuleMetrics {
  const calls = callsOf(state, ruleId);
  const live = calls.filter((call) => isLive(call, now));
  const recent = ({ startedAt }: CallRow) => startedAt !== null && Date.parse(startedAt) > now - DAY;
  return {
    completed: calls.filter((call) => call.status === 'completed' && !live.includes(call)).length,
    inProgress: live.length,
    recent: calls.filter(recent).length,
  };
}

function callsOf(state: State, ruleId: string): CallRow[] {
  return [...state.calls.values()].filter((call) => call.dispatchRuleId === ruleId);
}
