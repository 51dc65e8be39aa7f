import type { CordboardEvent } from '../models/event.js';
import { WebhookVerificationError } from './errors.js';

/**
 * An event of a type that is newer than this version of the package. It arrives typed as a {@link CordboardEvent};
 * declare an event to be this, and its type and data can be read whatever they are.
 *
 * @example
 * ```ts
 * import { createWebhookHandler, createWebhookVerifier, type OtherEvent } from 'cordboard/webhooks';
 *
 * export const receive = createWebhookHandler({
 *   verifier: createWebhookVerifier({ secrets: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=' }),
 *   on: {
 *     'call.completed': (event) => console.log(event.data.call.result),
 *     '*': (event: OtherEvent) => console.log(event.type, event.data),
 *   },
 * });
 * ```
 */
export interface OtherEvent {
  /** Opaque id, `evt_…`: the same for every delivery of the event. */
  id: string;
  /** What happened. */
  type: string;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** The API version that shaped `data`. */
  apiVersion: string;
  /** Whatever goes with it. */
  data: { [field: string]: unknown };
}

/** What the data of each known event holds. The compiler sees to it that none is missing. */
const HOLDS: { [T in CordboardEvent['type']]: 'call' | 'number' } = {
  'call.queued': 'call',
  'call.ringing': 'call',
  'call.answered': 'call',
  'call.completed': 'call',
  'call.no_answer': 'call',
  'call.busy': 'call',
  'call.failed': 'call',
  'call.canceled': 'call',
  'call.rejected': 'call',
  'number.renewal_due': 'number',
  'number.renewed': 'number',
  'number.released': 'number',
};

type Fields = { readonly [field: string]: unknown };

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NO_EVENT = 'The body is signed, but it is not an event:';

const refuse = (message: string) => new WebhookVerificationError('not_an_event', message);

/** Checks as much as makes the type true. Unknown fields, and events of unknown types, are passed on. */
export function parseEvent(body: Uint8Array): CordboardEvent {
  let event: unknown;
  try {
    event = JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw refuse('The body is signed, but it is not JSON.');
  }
  if (!isObject(event)) throw refuse(`${NO_EVENT} no object.`);
  for (const field of ['id', 'type', 'createdAt', 'apiVersion'])
    if (typeof event[field] !== 'string') throw refuse(`${NO_EVENT} ${field} must be a string.`);
  if (!isObject(event['data'])) throw refuse(`${NO_EVENT} data must be an object.`);
  const type = event['type'] as CordboardEvent['type'];
  const held = Object.hasOwn(HOLDS, type) ? HOLDS[type] : undefined;
  if (held !== undefined && !isObject(event['data'][held]))
    throw refuse(`${NO_EVENT} data.${held} must be an object.`);
  return event as unknown as CordboardEvent;
}
