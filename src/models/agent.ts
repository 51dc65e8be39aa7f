import type { AgentStatus, AgentType, VoicemailAction } from './enums.js';
import { AGENT_STATUSES, AGENT_TYPES, VOICEMAIL_ACTIONS } from './enums.js';
import type { Metadata, MetadataPatch } from './primitives.js';
import { httpUrl, id, language, metadataInput, metadataPatch, metadataSchema, words } from './primitives.js';
import type { ReturnsSpec } from './returns.js';
import { returnsInput, returnsSchema } from './returns.js';
import { lazy, list, open, time } from './schema.js';
import * as z from './z.js';

/** A tool that an agent may use during a call. Its shape is the platform's own. */
export interface AgentTool {
  [key: string]: unknown;
}

/** A voice agent: it answers calls, or places them. */
export interface Agent {
  /** Opaque id, `ag_…`. */
  id: string;
  /** Grows with every change; pass it as `ifVersion` (`If-Match`) to write only if nothing changed since you read it. */
  version: number;
  /** Your name for it. */
  name: string;
  /** `inbound` answers, `outbound` calls. Fixed at creation. */
  type: AgentType;
  /** `archived` agents take and place no calls. */
  status: AgentStatus;
  /** Who the agent says it is. */
  persona: string | null;
  /** What the agent is to do in a call. */
  instructions: string | null;
  /** Name of the voice. */
  voice: string | null;
  /** BCP 47 language tag, such as `en` or `pt-BR`. */
  language: string;
  /** The typed data to bring back from each call. */
  returns: ReturnsSpec;
  /** At most 16 tools. */
  tools: AgentTool[];
  /** What to do when a machine answers an outbound call. */
  voicemailAction: VoicemailAction;
  /** Where this agent's events are posted. The URL may hold a token of yours. */
  webhookUrl: string | null;
  /** Only in the answer that creates or rotates it: keep it, it is not shown again. */
  webhookSigningSecret?: string | undefined;
  /** Ids of the numbers that the agent answers, or may call from. */
  numberIds: string[];
  /** The number that an outbound agent calls from by default. */
  primaryNumberId: string | null;
  /** Your own keys and values. */
  metadata: Metadata;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** RFC 3339, UTC. */
  updatedAt: string;
  /** RFC 3339, UTC; `null` while the agent is active. */
  archivedAt: string | null;
}

/** What may be changed on an agent. Edits apply from the next call. */
export interface AgentUpdateParams {
  /** Your name for it. */
  name?: string | undefined;
  /** Who the agent says it is. */
  persona?: string | null | undefined;
  /** What the agent is to do in a call. */
  instructions?: string | null | undefined;
  /** Name of the voice. */
  voice?: string | null | undefined;
  /** BCP 47 language tag. */
  language?: string | undefined;
  /** The typed data to bring back; see `defineReturns`. */
  returns?: ReturnsSpec | undefined;
  /** At most 16 tools. */
  tools?: readonly AgentTool[] | undefined;
  /** What to do when a machine answers. */
  voicemailAction?: 'hangup' | 'leave_message' | undefined;
  /** Absolute http(s) URL, or `null` to stop posting. */
  webhookUrl?: string | null | undefined;
  /** Merged key by key; `null` deletes one. */
  metadata?: MetadataPatch | undefined;
}

/** What an agent is created with. */
export interface AgentCreateParams extends Omit<AgentUpdateParams, 'name' | 'metadata'> {
  /** Your name for it. */
  name: string;
  /** `inbound` answers, `outbound` calls. It cannot be changed later. */
  type: 'inbound' | 'outbound';
  /** Ids of numbers to attach at once. */
  numberIds?: readonly string[] | undefined;
  /** Your own keys and values. */
  metadata?: Metadata | undefined;
}

/** Which agents to list. */
export interface AgentFilters {
  /** Only agents of this type. */
  type?: 'inbound' | 'outbound' | undefined;
  /** Only agents of this status. */
  status?: 'active' | 'archived' | undefined;
}

/** Attaches a number to an agent. */
export interface AttachNumberParams {
  /** Id of the number, `pn_…`. */
  numberId: string;
  /** Also make it the number that an outbound agent calls from. */
  setAsPrimary?: boolean | undefined;
}

/** Names one number of an agent. */
export interface AgentNumberParams {
  /** Id of the number, `pn_…`. */
  numberId: string;
}

export const agentSchema = lazy(() =>
  z.looseObject({
    id: z.string(),
    version: z.int(),
    name: z.string(),
    type: open(AGENT_TYPES),
    status: open(AGENT_STATUSES),
    persona: z.nullable(z.string()),
    instructions: z.nullable(z.string()),
    voice: z.nullable(z.string()),
    language: z.string(),
    returns: returnsSchema(),
    tools: z.array(z.record(z.string(), z.unknown())),
    voicemailAction: open(VOICEMAIL_ACTIONS),
    webhookUrl: z.nullable(z.string()),
    webhookSigningSecret: z.optional(z.string()),
    numberIds: z.array(z.string()),
    primaryNumberId: z.nullable(z.string()),
    metadata: metadataSchema(),
    createdAt: time(),
    updatedAt: time(),
    archivedAt: z.nullable(time()),
  }),
);

const editable = lazy(() => ({
  persona: z.optional(z.nullable(z.string())),
  instructions: z.optional(z.nullable(z.string())),
  voice: z.optional(z.nullable(z.string())),
  language: z.optional(language()),
  returns: z.optional(returnsInput()),
  tools: z.optional(
    list(z.record(z.string(), z.unknown())).check(z.maxLength(16, 'a list of at most 16 tools')),
  ),
  voicemailAction: z.optional(z.enum(VOICEMAIL_ACTIONS)),
  webhookUrl: z.optional(z.nullable(httpUrl())),
}));

export const agentCreateSchema = lazy(() =>
  z.strictObject({
    name: words(),
    type: z.enum(AGENT_TYPES),
    ...editable(),
    numberIds: z.optional(list(id())),
    metadata: z.optional(metadataInput()),
  }),
);

export const agentUpdateSchema = lazy(() =>
  z.strictObject({ name: z.optional(words()), ...editable(), metadata: z.optional(metadataPatch()) }),
);

export const agentFilters = lazy(() => ({
  type: z.optional(z.enum(AGENT_TYPES)),
  status: z.optional(z.enum(AGENT_STATUSES)),
}));

export const attachNumberSchema = lazy(() =>
  z.strictObject({ numberId: id(), setAsPrimary: z.optional(z.boolean()) }),
);

export const agentNumberSchema = lazy(() => z.strictObject({ numberId: id() }));
