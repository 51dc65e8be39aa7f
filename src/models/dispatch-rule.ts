import type { DispatchRuleStatus } from './enums.js';
import { RULE_STATUSES } from './enums.js';
import type { Metadata, MetadataPatch, Variables } from './primitives.js';
import { id, metadataInput, metadataPatch, metadataSchema, variablesSchema } from './primitives.js';
import type { Schedule, ScheduleInput } from './schedule.js';
import { scheduleInput, scheduleSchema } from './schedule.js';
import { lazy, open, time } from './schema.js';
import * as z from './z.js';

/** How much a dispatch rule has carried. */
export interface DispatchRuleMetrics {
  /** Calls that were answered and ended well. */
  completed: number;
  /** Calls that are live now. */
  inProgress: number;
  /** Calls that started in the last 24 hours. */
  recent: number;
}

/** Routes one number to one inbound agent. A number has at most one active rule. */
export interface DispatchRule {
  /** Opaque id, `dr_…`. */
  id: string;
  /** Grows with every change; pass it as `ifVersion` (`If-Match`) to write only if nothing changed since you read it. */
  version: number;
  /** The number that it routes. Fixed at creation. */
  numberId: string;
  /** The agent that answers. Fixed at creation. */
  agentId: string;
  /** `completed` rules stay readable and route nothing. */
  status: DispatchRuleStatus;
  /** When it takes calls; `null` = always. */
  schedule: Schedule | null;
  /** How many calls may be live at once, 1 to 10. */
  maxConcurrentCalls: number;
  /** Given to every call. */
  variables: Variables;
  /** What it has carried. */
  metrics: DispatchRuleMetrics;
  /** Your own keys and values. */
  metadata: Metadata;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** RFC 3339, UTC. */
  updatedAt: string;
  /** RFC 3339, UTC; `null` while the rule is active. */
  endedAt: string | null;
}

/** What may be changed on a rule. A schedule is replaced whole. */
export interface DispatchRuleUpdateParams {
  /** When it takes calls; `null` = always. */
  schedule?: ScheduleInput | null | undefined;
  /** How many calls may be live at once, 1 to 10. */
  maxConcurrentCalls?: number | undefined;
  /** Given to every call; replaced whole. */
  variables?: Variables | undefined;
  /** Merged key by key; `null` deletes one. */
  metadata?: MetadataPatch | undefined;
}

/** What a rule is created with. It is live at once. */
export interface DispatchRuleCreateParams extends Omit<DispatchRuleUpdateParams, 'metadata'> {
  /** The number to route, `pn_…`. */
  numberId: string;
  /** The inbound agent that answers, `ag_…`. */
  agentId: string;
  /** Your own keys and values. */
  metadata?: Metadata | undefined;
}

/** Which rules to list. */
export interface DispatchRuleFilters {
  /** Only rules of this number. */
  numberId?: string | undefined;
  /** Only rules of this agent. */
  agentId?: string | undefined;
  /** Only rules of this status. */
  status?: 'active' | 'completed' | undefined;
}

export const dispatchRuleSchema = lazy(() =>
  z.looseObject({
    id: z.string(),
    version: z.int(),
    numberId: z.string(),
    agentId: z.string(),
    status: open(RULE_STATUSES),
    schedule: z.nullable(scheduleSchema()),
    maxConcurrentCalls: z.int(),
    variables: variablesSchema(),
    metrics: z.looseObject({ completed: z.int(), inProgress: z.int(), recent: z.int() }),
    metadata: metadataSchema(),
    createdAt: time(),
    updatedAt: time(),
    endedAt: z.nullable(time()),
  }),
);

const editable = lazy(() => ({
  schedule: z.optional(z.nullable(scheduleInput())),
  maxConcurrentCalls: z.optional(
    z
      .int('an integer from 1 to 10')
      .check(z.gte(1, 'an integer from 1 to 10'), z.lte(10, 'an integer from 1 to 10')),
  ),
  variables: z.optional(variablesSchema()),
}));

export const dispatchRuleCreateSchema = lazy(() =>
  z.strictObject({ numberId: id(), agentId: id(), ...editable(), metadata: z.optional(metadataInput()) }),
);

export const dispatchRuleUpdateSchema = lazy(() =>
  z.strictObject({ ...editable(), metadata: z.optional(metadataPatch()) }),
);

export const dispatchRuleFilters = lazy(() => ({
  numberId: z.optional(id()),
  agentId: z.optional(id()),
  status: z.optional(z.enum(RULE_STATUSES)),
}));
