import type { CordboardEvent } from '../models/event.js';
import { newId } from './ids.js';
import type { DeliveryRow, State } from './state.js';
import { nextSeq } from './state.js';
import type { World } from './world.js';

/** How many deliveries are remembered. */
const LOG = 10_000;

interface Target {
  endpointId: string | null;
  agentId: string | null;
  url: string;
}

/** Notes one delivery for each address that wants the event. */
export function recordDeliveries(world: World, event: CordboardEvent): void {
  for (const target of targetsOf(world.state, event)) addDelivery(world, event, target, callIdOf(event));
}

function callIdOf(event: CordboardEvent): string | null {
  return 'call' in event.data ? event.data.call.id : null;
}

function targetsOf(state: State, event: CordboardEvent): Target[] {
  const targets: Target[] = [];
  for (const { id, url, status, enabledEvents } of state.endpoints.values()) {
    const wanted = enabledEvents.includes('*') || enabledEvents.includes(event.type);
    if (status === 'enabled' && wanted) targets.push({ endpointId: id, agentId: null, url });
  }
  const agent = 'call' in event.data ? state.agents.get(event.data.call.agentId ?? '') : undefined;
  if (agent?.webhookUrl) targets.push({ endpointId: null, agentId: agent.id, url: agent.webhookUrl });
  return targets;
}

/** A delivery, on its way at once. */
export function addDelivery(
  { state, courier }: World,
  event: CordboardEvent,
  target: Target,
  callId: string | null,
): DeliveryRow {
  const delivery: DeliveryRow = {
    id: newId(state, 'wd'),
    seq: nextSeq(state),
    ...target,
    eventId: event.id,
    eventType: event.type,
    callId,
    status: 'pending',
    attemptCount: 0,
    nextAttemptAt: event.createdAt,
    lastResponseStatus: null,
    lastError: null,
    deliveredAt: null,
    createdAt: event.createdAt,
    event,
    redeliveries: 0,
    attemptsBefore: 0,
  };
  state.deliveries.set(delivery.id, delivery);
  const [oldest] = state.deliveries.keys();
  if (state.deliveries.size > LOG && oldest !== undefined) state.deliveries.delete(oldest);
  courier.take(delivery);
  return delivery;
}
