import { Problem } from './problem.js';
import { touch } from './rows.js';
import { activeRuleOf, addRule, checkUnrouted, checkUsable, completeRule } from './rules.js';
import type { AgentRow, NumberRow, State } from './state.js';

export function checkActive(agent: AgentRow): void {
  if (agent.status !== 'archived') return;
  throw new Problem('agent_archived', `The agent ${agent.id} is archived.`, { param: 'agentId' });
}

function isAttached(state: State, agent: AgentRow, number: NumberRow): boolean {
  if (agent.type === 'outbound') return agent.outboundNumberIds.includes(number.id);
  return activeRuleOf(state, number.id)?.agentId === agent.id;
}

/** Refuses what could not be attached, before anything is changed. */
export function checkAttachable(state: State, agent: AgentRow, number: NumberRow): void {
  checkActive(agent);
  checkUsable(number);
  if (agent.type === 'inbound' && !isAttached(state, agent, number)) checkUnrouted(state, number);
}

/** An inbound agent gets an always-open rule, an outbound one may call from the number. */
export function attach(state: State, agent: AgentRow, number: NumberRow, at: number): void {
  if (isAttached(state, agent, number)) return;
  if (agent.type === 'inbound') {
    addRule(state, { numberId: number.id, agentId: agent.id }, at);
    return;
  }
  agent.outboundNumberIds.push(number.id);
  agent.primaryNumberId ??= number.id;
  touch(agent, at);
  touch(number, at);
}

export function setPrimary(agent: AgentRow, number: NumberRow, at: number): void {
  if (!agent.outboundNumberIds.includes(number.id)) throw notAttached(agent, number);
  if (agent.primaryNumberId === number.id) return;
  agent.primaryNumberId = number.id;
  touch(agent, at);
}

export function detach(state: State, agent: AgentRow, number: NumberRow, at: number): void {
  if (!isAttached(state, agent, number)) throw notAttached(agent, number);
  const rule = activeRuleOf(state, number.id);
  if (agent.type === 'inbound' && rule) completeRule(state, rule, at);
  else dropOutbound(agent, number, at);
}

/** Detaches a number that leaves the account from all who use it. */
export function detachAll(state: State, number: NumberRow, at: number): void {
  const rule = activeRuleOf(state, number.id);
  if (rule) completeRule(state, rule, at);
  for (const agent of state.agents.values()) {
    if (agent.outboundNumberIds.includes(number.id)) dropOutbound(agent, number, at);
  }
}

export function dropOutbound(agent: AgentRow, number: NumberRow, at: number): void {
  agent.outboundNumberIds = agent.outboundNumberIds.filter((id) => id !== number.id);
  if (agent.primaryNumberId === number.id) agent.primaryNumberId = agent.outboundNumberIds[0] ?? null;
  touch(agent, at);
  touch(number, at);
}

function notAttached(agent: AgentRow, number: NumberRow): Problem {
  return new Problem(
    'number_not_attached',
    `The number ${number.id} is not attached to the agent ${agent.id}.`,
    {
      param: 'numberId',
    },
  );
}
