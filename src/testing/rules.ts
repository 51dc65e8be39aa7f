import type { DispatchRuleCreateParams } from '../models/dispatch-rule.js';
import { WEEKDAYS } from '../models/enums.js';
import type { Schedule, ScheduleInput } from '../models/schedule.js';
import { newId } from './ids.js';
import { Problem } from './problem.js';
import { touch } from './rows.js';
import type { AgentRow, NumberRow, RuleRow, State } from './state.js';
import { nextSeq } from './state.js';
import { iso } from './times.js';

export function activeRuleOf(state: State, numberId: string): RuleRow | undefined {
  for (const rule of state.rules.values()) {
    if (rule.status === 'active' && rule.numberId === numberId) return rule;
  }
  return undefined;
}

/** The active rules of an agent. */
export function rulesOf(state: State, agentId: string): RuleRow[] {
  return [...state.rules.values()].filter((rule) => rule.status === 'active' && rule.agentId === agentId);
}

export function checkUsable(number: NumberRow): void {
  if (number.status !== 'released') return;
  throw new Problem('number_unavailable', `The number ${number.phoneNumber} has been released for good.`, {
    param: 'numberId',
  });
}

export function checkUnrouted(state: State, number: NumberRow): void {
  const rule = activeRuleOf(state, number.id);
  if (!rule) return;
  throw new Problem(
    'number_already_routed',
    `The number ${number.phoneNumber} is routed to the agent ${rule.agentId} by the rule ${rule.id}. Complete or delete that rule first.`,
    { param: 'numberId', details: { dispatchRuleId: rule.id, agentId: rule.agentId } },
  );
}

/** Every default in its place, the days in the order of the week. */
export function fullSchedule(given: ScheduleInput | null | undefined): Schedule | null {
  if (!given) return null;
  const window = given.callWindow;
  return {
    timezone: given.timezone,
    startDate: given.startDate ?? null,
    endDate: given.endDate ?? null,
    callWindow: window ? { start: window.start ?? null, end: window.end ?? null } : null,
    activeDays: WEEKDAYS.filter((day) => given.activeDays?.includes(day) ?? true),
  };
}

/** A rule that is live at once. The views of its number and its agent change with it. */
export function addRule(state: State, given: DispatchRuleCreateParams, at: number): RuleRow {
  const rule: RuleRow = {
    id: newId(state, 'dr'),
    seq: nextSeq(state),
    version: 1,
    numberId: given.numberId,
    agentId: given.agentId,
    status: 'active',
    schedule: fullSchedule(given.schedule),
    maxConcurrentCalls: given.maxConcurrentCalls ?? 1,
    variables: given.variables ?? {},
    metadata: given.metadata ?? {},
    createdAt: iso(at),
    updatedAt: iso(at),
    endedAt: null,
  };
  state.rules.set(rule.id, rule);
  touchEnds(state, rule, at);
  return rule;
}

export function completeRule(state: State, rule: RuleRow, at: number): void {
  if (rule.status !== 'active') return;
  rule.status = 'completed';
  rule.endedAt = iso(at);
  touch(rule, at);
  touchEnds(state, rule, at);
}

export function deleteRule(state: State, rule: RuleRow, at: number): void {
  state.rules.delete(rule.id);
  if (rule.status === 'active') touchEnds(state, rule, at);
}

function touchEnds(state: State, rule: RuleRow, at: number): void {
  const ends: (AgentRow | NumberRow | undefined)[] = [
    state.numbers.get(rule.numberId),
    state.agents.get(rule.agentId),
  ];
  for (const end of ends) if (end) touch(end, at);
}
