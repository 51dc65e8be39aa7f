import type { EventType, WebhookEndpointStatus } from './enums.js';
import { ENDPOINT_STATUSES, EVENT_TYPES } from './enums.js';
import type { Metadata, MetadataPatch } from './primitives.js';
import { httpUrl, metadataInput, metadataPatch, metadataSchema } from './primitives.js';
import { lazy, list, open, time } from './schema.js';
import * as z from './z.js';

/** An endpoint that is sent the account's events. */
export interface WebhookEndpoint {
  /** Opaque id, `we_…`. */
  id: string;
  /** Grows with every change; pass it as `ifVersion` (`If-Match`) to write only if nothing changed since you read it. */
  version: number;
  /** Absolute http(s) URL. */
  url: string;
  /** Your note on it. */
  description: string | null;
  /** Event types that are sent; `*` = all. */
  enabledEvents: (EventType | '*')[];
  /** `disabled` endpoints are sent nothing. */
  status: WebhookEndpointStatus;
  /** Why the platform disabled it; `null` when it did not. */
  disabledReason: string | null;
  /** Exhausted deliveries in a row; 10 disable the endpoint. */
  consecutiveFailures: number;
  /** Only in the answer that creates or rotates it: keep it, it is not shown again. */
  signingSecret?: string | undefined;
  /** Your own keys and values. */
  metadata: Metadata;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** RFC 3339, UTC. */
  updatedAt: string;
}

/** The event types that may be asked for. */
export type EnabledEvent = '*' | (typeof EVENT_TYPES)[number];

/** What may be changed on an endpoint. */
export interface WebhookEndpointUpdateParams {
  /** Absolute http(s) URL. */
  url?: string | undefined;
  /** Your note on it. */
  description?: string | null | undefined;
  /** Event types to send; `*` = all. */
  enabledEvents?: readonly EnabledEvent[] | undefined;
  /** `enabled` again after it was disabled, or `disabled` to pause it. */
  status?: 'enabled' | 'disabled' | undefined;
  /** Merged key by key; `null` deletes one. */
  metadata?: MetadataPatch | undefined;
}

/** What an endpoint is created with. */
export interface WebhookEndpointCreateParams extends Omit<WebhookEndpointUpdateParams, 'url' | 'metadata'> {
  /** Absolute http(s) URL. */
  url: string;
  /** Your own keys and values. */
  metadata?: Metadata | undefined;
}

export const webhookEndpointSchema = lazy(() =>
  z.looseObject({
    id: z.string(),
    version: z.int(),
    url: z.string(),
    description: z.nullable(z.string()),
    enabledEvents: z.array(open(['*', ...EVENT_TYPES])),
    status: open(ENDPOINT_STATUSES),
    disabledReason: z.nullable(z.string()),
    consecutiveFailures: z.int(),
    signingSecret: z.optional(z.string()),
    metadata: metadataSchema(),
    createdAt: time(),
    updatedAt: time(),
  }),
);

const editable = lazy(() => ({
  description: z.optional(z.nullable(z.string())),
  enabledEvents: z.optional(
    list(z.enum(['*', ...EVENT_TYPES])).check(z.minLength(1, 'a list of at least one event type, or ["*"]')),
  ),
  status: z.optional(z.enum(ENDPOINT_STATUSES)),
}));

export const webhookEndpointCreateSchema = lazy(() =>
  z.strictObject({ url: httpUrl(), ...editable(), metadata: z.optional(metadataInput()) }),
);

export const webhookEndpointUpdateSchema = lazy(() =>
  z.strictObject({ url: z.optional(httpUrl()), ...editable(), metadata: z.optional(metadataPatch()) }),
);
