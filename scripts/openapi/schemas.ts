import * as z from 'zod/mini';
import * as account from '../../src/models/account.js';
import * as agent from '../../src/models/agent.js';
import * as call from '../../src/models/call.js';
import * as connection from '../../src/models/connection.js';
import * as rule from '../../src/models/dispatch-rule.js';
import * as error from '../../src/models/error-body.js';
import * as event from '../../src/models/event.js';
import * as order from '../../src/models/number-order.js';
import * as number from '../../src/models/phone-number.js';
import * as primitives from '../../src/models/primitives.js';
import * as schedule from '../../src/models/schedule.js';
import type { Lazy, Schema } from '../../src/models/schema.js';
import * as transcript from '../../src/models/transcript.js';
import * as delivery from '../../src/models/webhook-delivery.js';
import * as endpoint from '../../src/models/webhook-endpoint.js';
import { notesOf, zodOf } from '../../src/models/zod.js';

/** A node of JSON Schema. */
export interface JsonSchema {
  [key: string]: unknown;
  properties?: { [name: string]: JsonSchema };
}

/** Every named schema of the document, by the name of its TypeScript interface. */
const NAMED: { [name: string]: Lazy } = {
  Account: account.accountSchema,
  Agent: agent.agentSchema,
  AgentCreateParams: agent.agentCreateSchema,
  AgentUpdateParams: agent.agentUpdateSchema,
  AttachNumberParams: agent.attachNumberSchema,
  AgentNumberParams: agent.agentNumberSchema,
  Call: call.callSchema,
  CallCreateParams: call.callCreateSchema,
  TelephonyConnection: connection.connectionSchema,
  ConnectionCreateParams: connection.connectionCreateSchema,
  ConnectionUpdateParams: connection.connectionUpdateSchema,
  VerifyMobileParams: connection.verifyMobileSchema,
  KycParams: connection.kycSchema,
  DispatchRule: rule.dispatchRuleSchema,
  DispatchRuleCreateParams: rule.dispatchRuleCreateSchema,
  DispatchRuleUpdateParams: rule.dispatchRuleUpdateSchema,
  ErrorBody: error.errorBodySchema,
  CordboardEvent: event.eventSchema,
  AvailableNumber: order.availableNumberSchema,
  BuyNumberParams: order.buyNumberSchema,
  ImportNumberParams: order.importNumberSchema,
  PhoneNumber: number.phoneNumberSchema,
  NumberPricing: number.pricingSchema,
  NumberUpdateParams: number.numberUpdateSchema,
  Money: primitives.moneySchema,
  Schedule: schedule.scheduleSchema,
  ScheduleInput: schedule.scheduleInput,
  Transcript: transcript.transcriptSchema,
  WebhookDelivery: delivery.webhookDeliverySchema,
  WebhookEndpoint: endpoint.webhookEndpointSchema,
  WebhookEndpointCreateParams: endpoint.webhookEndpointCreateSchema,
  WebhookEndpointUpdateParams: endpoint.webhookEndpointUpdateSchema,
};

/** The path of a named schema in the document. */
export function refOf(schema: unknown): { $ref: string } | undefined {
  const name = Object.keys(NAMED).find((key) => NAMED[key]?.() === schema);
  return name ? { $ref: `#/components/schemas/${name}` } : undefined;
}

type Override = NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override'];

/** Says what zod cannot, and takes out what it says needlessly. */
const override: Override = ({ zodSchema, jsonSchema }) => {
  const json = jsonSchema as JsonSchema;
  const { enum: known, ...notes } = (notesOf.get(zodSchema) ?? {}) as { enum?: unknown };
  Object.assign(json, notes);
  if (known) {
    // An open enum: these are known, any other string may come.
    delete json['type'];
    json['anyOf'] = [{ enum: known }, { type: 'string' }];
  }
  const extra = json['additionalProperties'];
  if (extra && typeof extra === 'object' && Object.keys(extra).length === 0)
    delete json['additionalProperties'];
  if (json['minimum'] === Number.MIN_SAFE_INTEGER) delete json['minimum'];
  if (json['maximum'] === Number.MAX_SAFE_INTEGER) delete json['maximum'];
};

const PARAMS = { target: 'draft-2020-12', override, unrepresentable: 'any' } as const;

/** One schema that has no name, such as that of a query. */
export function inline(schema: Schema): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(zodOf(schema), { ...PARAMS, io: 'input' }) as JsonSchema;
  return json;
}

/** `components.schemas`: named schemas refer to each other. */
export function components(): { [name: string]: JsonSchema } {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(zodOf(schema()), { id });
  const { schemas } = z.toJSONSchema(registry, {
    ...PARAMS,
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { $schema: _, $id: __, ...json } = schema as JsonSchema;
      return [name, json];
    }),
  );
}
