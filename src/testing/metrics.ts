import type { DispatchRuleMetrics } from '../models/dispatch-rule.js';
import { isTerminalCallStatus } from '../models/enums.js';
import type { CallRow, State } from './state.js';
import { DAY } from './times.js';

/**
 * Whether a call takes up a place now. A simulated call may have its end ahead of the clock: it is
 * recorded as over and still holds the line until then.
 */
export function isLive(call: CallRow, now: number): boolean {
  if (!isTerminalCallStatus(call.status)) return true;
  const { startedAt, endedAt } = call;
  return startedAt !== null && endedAt !== null && Date.parse(startedAt) <= now && now < Date.parse(endedAt);
}

export function liveCalls(state: State, ruleId: string, now: number): number {
  return callsOf(state, ruleId).filter((call) => isLive(call, now)).length;
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
