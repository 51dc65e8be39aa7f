import type { EventType, WebhookDeliveryStatus } from './enums.js';
import { DELIVERY_STATUSES, EVENT_TYPES } from './enums.js';
import { id } from './primitives.js';
import { lazy, open, time } from './schema.js';
import * as z from './z.js';

/** One event on its way to one address. */
export interface WebhookDelivery {
  /** Opaque id, `wd_…`. */
  id: string;
  /** The account-wide endpoint, or `null` when it goes to an agent's `webhookUrl`. */
  endpointId: string | null;
  /** The agent whose `webhookUrl` it goes to, or `null`. */
  agentId: string | null;
  /** The event, `evt_…`. A redelivery keeps it. */
  eventId: string;
  /** The event's type. */
  eventType: EventType;
  /** The call that it is about, or `null`. */
  callId: string | null;
  /** Where it goes. */
  url: string;
  /** How far it has come. */
  status: WebhookDeliveryStatus;
  /** How often it was tried. */
  attemptCount: number;
  /** When it is tried next. RFC 3339, UTC; `null` when it is not. */
  nextAttemptAt: string | null;
  /** HTTP status of the last answer. */
  lastResponseStatus: number | null;
  /** Why the last attempt failed. */
  lastError: string | null;
  /** When it was accepted. RFC 3339, UTC. */
  deliveredAt: string | null;
  /** RFC 3339, UTC. */
  createdAt: string;
}

/** Which deliveries to list. */
export interface WebhookDeliveryFilters {
  /** Only deliveries to this endpoint. */
  endpointId?: string | undefined;
  /** Only deliveries about this call. */
  callId?: string | undefined;
  /** Only deliveries of this status. */
  status?: 'pending' | 'delivered' | 'exhausted' | undefined;
}

export const webhookDeliverySchema = lazy(() =>
  z.looseObject({
    id: z.string(),
    endpointId: z.nullable(z.string()),
    agentId: z.nullable(z.string()),
    eventId: z.string(),
    eventType: open(EVENT_TYPES),
    callId: z.nullable(z.string()),
    url: z.string(),
    status: open(DELIVERY_STATUSES),
    attemptCount: z.int(),
    nextAttemptAt: z.nullable(time()),
    lastResponseStatus: z.nullable(z.int()),
    lastError: z.nullable(z.string()),
    deliveredAt: z.nullable(time()),
    createdAt: time(),
  }),
);

export const webhookDeliveryFilters = lazy(() => ({
  endpointId: z.optional(id()),
  callId: z.optional(id()),
  status: z.optional(z.enum(DELIVERY_STATUSES)),
}));
