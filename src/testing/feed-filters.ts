import type { QueryOf } from '../contract/index.js';
import { EVENT_TYPES } from '../models/enums.js';
import type { CordboardEvent } from '../models/event.js';
import { invalid } from './problem.js';

/** What a reader of the live feed asked for. */
export interface Subscription {
  types: Set<string> | undefined;
  agentId: string | undefined;
  numberId: string | undefined;
  dispatchRuleId: string | undefined;
}

export function subscription(query: QueryOf<'events.stream'>): Subscription {
  const { types, agentId, numberId, dispatchRuleId } = query;
  const list = types?.split(',');
  const unknown = list?.find((type) => !(EVENT_TYPES as readonly string[]).includes(type));
  if (unknown !== undefined) throw invalid('types', `made of ${EVENT_TYPES.join(', ')}, not ${unknown}`);
  return { types: list && new Set(list), agentId, numberId, dispatchRuleId };
}

/** Whom an event is about. */
function subjects(event: CordboardEvent) {
  if ('call' in event.data) {
    const { agentId, numberId, dispatchRuleId } = event.data.call;
    return { agentIds: [agentId], numberId, dispatchRuleId };
  }
  const { id, inboundAgentId, outboundAgentIds, dispatchRuleId } = event.data.number;
  return { agentIds: [inboundAgentId, ...outboundAgentIds], numberId: id, dispatchRuleId };
}

export function wants(filters: Subscription, event: CordboardEvent): boolean {
  const about = subjects(event);
  const { types, agentId, numberId, dispatchRuleId } = filters;
  return (
    (types?.has(event.type) ?? true) &&
    (agentId === undefined || about.agentIds.includes(agentId)) &&
    (numberId === undefined || about.numberId === numberId) &&
    (dispatchRuleId === undefined || about.dispatchRuleId === dispatchRuleId)
  );
}
