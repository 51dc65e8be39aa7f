import type { Call } from './call.js';
import { callSchema } from './call.js';
import type { CALL_EVENT_TYPES, NUMBER_EVENT_TYPES } from './enums.js';
import { EVENT_TYPES } from './enums.js';
import type { PhoneNumber } from './phone-number.js';
import { phoneNumberSchema } from './phone-number.js';
import { lazy, open, time } from './schema.js';
import * as z from './z.js';

/** Something that happened to a call. */
export interface CallEvent {
  /** Opaque id, `evt_…`: the same for every delivery of the event. */
  id: string;
  /** What happened. */
  type: (typeof CALL_EVENT_TYPES)[number];
  /** RFC 3339, UTC. */
  createdAt: string;
  /** The API version that shaped `data`. */
  apiVersion: string;
  /** The call as it was then. */
  data: { call: Call };
}

/** Something that happened to a number. */
export interface NumberEvent {
  /** Opaque id, `evt_…`: the same for every delivery of the event. */
  id: string;
  /** What happened. */
  type: (typeof NUMBER_EVENT_TYPES)[number];
  /** RFC 3339, UTC. */
  createdAt: string;
  /** The API version that shaped `data`. */
  apiVersion: string;
  /** The number as it was then. */
  data: { number: PhoneNumber };
}

/** An event, the same for webhooks and the live feed. Its `type` tells what `data` holds. */
export type CordboardEvent = CallEvent | NumberEvent;

export const eventSchema = lazy(() =>
  z.looseObject({
    id: z.string(),
    type: open(EVENT_TYPES),
    createdAt: time(),
    apiVersion: z.string(),
    data: z.looseObject({ call: z.optional(callSchema()), number: z.optional(phoneNumberSchema()) }),
  }),
);
