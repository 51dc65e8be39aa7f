import type { Answerer, CallDirection, CallStatus, RejectionReason, ResultStatus } from './enums.js';
import { ANSWERERS, CALL_DIRECTIONS, CALL_STATUSES, REJECTION_REASONS, RESULT_STATUSES } from './enums.js';
import type { Metadata, Money, Variables } from './primitives.js';
import {
  id,
  instant,
  metadataInput,
  metadataSchema,
  moneySchema,
  phoneNumber,
  variablesSchema,
} from './primitives.js';
import type { Returned, ReturnsSpec } from './returns.js';
import { resultSchema, returnsSchema } from './returns.js';
import { lazy, open, time } from './schema.js';
import * as z from './z.js';

/** Why a call was not put through. */
export interface Rejection {
  /** The first reason. */
  reason: RejectionReason;
  /** All reasons that held. */
  reasons: RejectionReason[];
}

/** One phone call. `R` types `result`; see `defineReturns`. */
export interface Call<R extends ReturnsSpec = ReturnsSpec> {
  /** Opaque id, `call_…`. */
  id: string;
  /** Who called. */
  direction: CallDirection;
  /** Where it stands. */
  status: CallStatus;
  /** Why it was not put through; `null` unless `status` is `rejected`. */
  rejection: Rejection | null;
  /** The agent that took or placed it. */
  agentId: string | null;
  /** The account's number in it; `null` when the called number is not the account's. */
  numberId: string | null;
  /** The dispatch rule that routed it. */
  dispatchRuleId: string | null;
  /** Who called, E.164. */
  fromNumber: string;
  /** Who was called, E.164. */
  toNumber: string;
  /** What the agent was told about this call. */
  variables: Variables;
  /** The typed data asked for, as it was when the call started. */
  returns: ReturnsSpec;
  /** The typed data; `null` until `resultStatus` is `completed`. */
  result: Returned<R> | null;
  /** How far the extraction has come. */
  resultStatus: ResultStatus;
  /** Why the extraction failed. */
  resultError: string | null;
  /** Who picked up an outbound call. */
  answeredBy: Answerer | null;
  /** Where the recording can be fetched. */
  recordingUrl: string | null;
  /** When it began to ring. RFC 3339, UTC. */
  startedAt: string | null;
  /** When it was picked up. RFC 3339, UTC. */
  answeredAt: string | null;
  /** When it was over. RFC 3339, UTC. */
  endedAt: string | null;
  /** Whole seconds from answer to end. */
  durationSeconds: number | null;
  /** What it cost. */
  cost: Money | null;
  /** Your own keys and values. */
  metadata: Metadata;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** RFC 3339, UTC. */
  updatedAt: string;
}

/** Dispatches an outbound call. */
export interface CallCreateParams {
  /** The outbound agent that calls, `ag_…`. */
  agentId: string;
  /** Whom to call, E.164. */
  to: string;
  /** The account's number to call from, E.164; else the agent's primary number. */
  fromNumber?: string | undefined;
  /** Instructions for this call alone. */
  instructions?: string | undefined;
  /** What the agent should know about this call. */
  variables?: Variables | undefined;
  /** Your own keys and values. */
  metadata?: Metadata | undefined;
}

/** Which calls to list. */
export interface CallFilters {
  /** Only calls of this direction. */
  direction?: 'inbound' | 'outbound' | undefined;
  /** Only calls of this status. */
  status?:
    | 'queued'
    | 'ringing'
    | 'in_progress'
    | 'completed'
    | 'no_answer'
    | 'busy'
    | 'failed'
    | 'canceled'
    | 'rejected'
    | undefined;
  /** Only calls of this agent. */
  agentId?: string | undefined;
  /** Only calls of this number. */
  numberId?: string | undefined;
  /** Only calls that this rule routed. */
  dispatchRuleId?: string | undefined;
  /** Only calls created after this RFC 3339 time. */
  createdAfter?: string | undefined;
  /** Only calls created before this RFC 3339 time. */
  createdBefore?: string | undefined;
  /** Only calls changed after this RFC 3339 time. */
  updatedAfter?: string | undefined;
}

export const callSchema = lazy(() =>
  z.looseObject({
    id: z.string(),
    direction: open(CALL_DIRECTIONS),
    status: open(CALL_STATUSES),
    rejection: z.nullable(
      z.looseObject({ reason: open(REJECTION_REASONS), reasons: z.array(open(REJECTION_REASONS)) }),
    ),
    agentId: z.nullable(z.string()),
    numberId: z.nullable(z.string()),
    dispatchRuleId: z.nullable(z.string()),
    fromNumber: z.string(),
    toNumber: z.string(),
    variables: variablesSchema(),
    returns: returnsSchema(),
    result: z.nullable(resultSchema()),
    resultStatus: open(RESULT_STATUSES),
    resultError: z.nullable(z.string()),
    answeredBy: z.nullable(open(ANSWERERS)),
    recordingUrl: z.nullable(z.string()),
    startedAt: z.nullable(time()),
    answeredAt: z.nullable(time()),
    endedAt: z.nullable(time()),
    durationSeconds: z.nullable(z.number()),
    cost: z.nullable(moneySchema()),
    metadata: metadataSchema(),
    createdAt: time(),
    updatedAt: time(),
  }),
);

export const callCreateSchema = lazy(() =>
  z.strictObject({
    agentId: id(),
    to: phoneNumber(),
    fromNumber: z.optional(phoneNumber()),
    instructions: z.optional(z.string()),
    variables: z.optional(variablesSchema()),
    metadata: z.optional(metadataInput()),
  }),
);

export const callFilters = lazy(() => ({
  direction: z.optional(z.enum(CALL_DIRECTIONS)),
  status: z.optional(z.enum(CALL_STATUSES)),
  agentId: z.optional(id()),
  numberId: z.optional(id()),
  dispatchRuleId: z.optional(id()),
  createdAfter: z.optional(instant()),
  createdBefore: z.optional(instant()),
  updatedAfter: z.optional(instant()),
}));
