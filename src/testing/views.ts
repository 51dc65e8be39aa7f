import type { Agent } from '../models/agent.js';
import type { Call } from '../models/call.js';
import type { TelephonyConnection } from '../models/connection.js';
import type { DispatchRule } from '../models/dispatch-rule.js';
import type { PhoneNumber } from '../models/phone-number.js';
import type { Transcript } from '../models/transcript.js';
import type { WebhookDelivery } from '../models/webhook-delivery.js';
import type { WebhookEndpoint } from '../models/webhook-endpoint.js';
import { metricsOf } from './metrics.js';
import { activeRuleOf, rulesOf } from './rules.js';
import type {
  AgentRow,
  CallRow,
  ConnectionRow,
  DeliveryRow,
  EndpointRow,
  NumberRow,
  RuleRow,
  State,
} from './state.js';

/*
 * Records as the contract shows them: internals and secrets left out, and what follows from other
 * records worked out afresh, because a fact kept in two places would some day disagree.
 */

export function agentView(state: State, row: AgentRow): Agent {
  const { seq, secrets, outboundNumberIds, ...agent } = row;
  const numberIds =
    row.type === 'inbound' ? rulesOf(state, row.id).map((rule) => rule.numberId) : outboundNumberIds;
  return structuredClone({ ...agent, numberIds });
}

export function numberView(state: State, row: NumberRow): PhoneNumber {
  const { seq, carrier, ...number } = row;
  const rule = activeRuleOf(state, row.id);
  const callers = [...state.agents.values()].filter((agent) => agent.outboundNumberIds.includes(row.id));
  return structuredClone({
    ...number,
    inboundAgentId: rule?.agentId ?? null,
    dispatchRuleId: rule?.id ?? null,
    outboundAgentIds: callers.map((agent) => agent.id),
  });
}

export function ruleView(state: State, row: RuleRow, now: number): DispatchRule {
  const { seq, ...rule } = row;
  return structuredClone({ ...rule, metrics: metricsOf(state, row.id, now) });
}

export function callView(row: CallRow): Call {
  const { seq, instructions, perMinute, segments, ...call } = row;
  return structuredClone(call);
}

export function transcriptView(row: CallRow): Transcript {
  return structuredClone({ callId: row.id, segments: row.segments });
}

export function connectionView(row: ConnectionRow): TelephonyConnection {
  const { seq, accountSid, authToken, codeSentTo, kyc, ...connection } = row;
  return structuredClone(connection);
}

export function endpointView(row: EndpointRow): WebhookEndpoint {
  const { seq, secrets, ...endpoint } = row;
  return structuredClone(endpoint);
}

export function deliveryView(row: DeliveryRow): WebhookDelivery {
  const { seq, event, redeliveries, attemptsBefore, ...delivery } = row;
  return structuredClone(delivery);
}
