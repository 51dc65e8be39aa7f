import { agentSchema } from '../models/agent.js';
import { callSchema } from '../models/call.js';
import { connectionSchema } from '../models/connection.js';
import { dispatchRuleSchema } from '../models/dispatch-rule.js';
import { eventSchema } from '../models/event.js';
import { phoneNumberSchema } from '../models/phone-number.js';
import type { Schema } from '../models/schema.js';
import { webhookDeliverySchema } from '../models/webhook-delivery.js';
import { webhookEndpointSchema } from '../models/webhook-endpoint.js';
import { zodOf } from '../models/zod.js';
import { explain } from './issues.js';
import { SnapshotError } from './snapshot-error.js';
import type { State } from './state.js';
import {
  agentView,
  callView,
  connectionView,
  deliveryView,
  endpointView,
  numberView,
  ruleView,
} from './views.js';

/**
 * Holds a state that was read back to the contract: whatever a client could be shown must fit. Damage
 * is found here and not by some later request.
 */
export function checkState(state: State): void {
  checkCounts(state);
  checkLists(state);
  const shown: [string, Iterable<{ id: string }>, Schema, (row: never) => unknown][] = [
    ['agents', state.agents.values(), agentSchema(), (row) => agentView(state, row)],
    ['numbers', state.numbers.values(), phoneNumberSchema(), (row) => numberView(state, row)],
    ['rules', state.rules.values(), dispatchRuleSchema(), (row) => ruleView(state, row, 0)],
    ['calls', state.calls.values(), callSchema(), callView],
    ['connections', state.connections.values(), connectionSchema(), connectionView],
    ['endpoints', state.endpoints.values(), webhookEndpointSchema(), endpointView],
    ['deliveries', state.deliveries.values(), webhookDeliverySchema(), deliveryView],
    ['events', state.events, eventSchema(), (event) => event],
  ];
  for (const [table, rows, schema, view] of shown) {
    for (const row of rows) checkFit(`state.${table} ${row.id}`, schema, view(row as never));
  }
  checkRoutes(state);
}

function checkFit(where: string, schema: Schema, value: unknown): void {
  const parsed = zodOf(schema).safeParse(value);
  if (parsed.success) return;
  const [first] = explain(parsed.error.issues);
  throw new SnapshotError(`${where}: ${first?.path} must be ${first?.message}`);
}

function checkCounts(state: State): void {
  for (const part of ['seed', 'sequence', 'credits', 'eventsDropped'] as const) {
    if (!Number.isFinite(state[part])) throw new SnapshotError(`state.${part} is not a number`);
  }
  if (typeof state.counters !== 'object' || state.counters === null) {
    throw new SnapshotError('state.counters is not an object');
  }
}

/** What the views leave out, and the backend leans on. */
function checkLists(state: State): void {
  const lists: [string, unknown][] = [['events', state.events]];
  for (const row of state.agents.values()) {
    lists.push(
      [`agents ${row.id}: secrets`, row.secrets],
      [`agents ${row.id}: numbers`, row.outboundNumberIds],
    );
  }
  for (const row of state.endpoints.values()) lists.push([`endpoints ${row.id}: secrets`, row.secrets]);
  for (const row of state.calls.values()) lists.push([`calls ${row.id}: segments`, row.segments]);
  const broken = lists.find(([, list]) => !Array.isArray(list));
  if (broken) throw new SnapshotError(`state.${broken[0]} is not a list`);
}

function checkRoutes(state: State): void {
  const routed = new Set<string>();
  for (const { id, status, numberId, agentId } of state.rules.values()) {
    if (status !== 'active') continue;
    if (!state.numbers.has(numberId) || !state.agents.has(agentId)) {
      throw new SnapshotError(`state.rules ${id} names a number or an agent that is not there`);
    }
    if (routed.has(numberId))
      throw new SnapshotError(`state.rules: the number ${numberId} has two active rules`);
    routed.add(numberId);
  }
}
