import type { CallEvent, CordboardEvent, NumberEvent } from '../models/event.js';
import type { ClaimStore } from '../store/store.js';
import type { VerifiedSignature, WebhookVerifier } from './verifier.js';

/** What a listener is given in addition to the event. */
export interface WebhookContext extends VerifiedSignature {
  /** Which manual redelivery this is, from 1; `null` for an automatic delivery. */
  redelivery: number | null;
  /** The request; its body has been read. */
  request: Request;
}

/**
 * Listeners by type of event; `*` handles every type that has none of its own. What they return is awaited. A
 * `Response` is sent as the answer, anything else answers a plain 200.
 */
export type WebhookListeners = {
  [T in CallEvent['type']]?: ((event: CallEvent, context: WebhookContext) => unknown) | undefined;
} & {
  [T in NumberEvent['type']]?: ((event: NumberEvent, context: WebhookContext) => unknown) | undefined;
} & {
  /** Every event that no other listener handles. One of a type unknown to this version is an {@link OtherEvent}. */
  '*'?: ((event: CordboardEvent, context: WebhookContext) => unknown) | undefined;
};

/** What {@link createWebhookHandler} takes. */
export interface WebhookHandlerOptions {
  /** Tells genuine webhooks from forged ones. */
  verifier: WebhookVerifier;
  /** What to do with each type of event. Types without a listener are answered 200. */
  on: WebhookListeners;
  /**
   * Remembers what was received, so that an event runs its listener once. Default: the memory of this process.
   * Several instances share one from `cordboard/store`; `'none'` runs the listener for every delivery.
   */
  store?: ClaimStore | 'none' | undefined;
  /** How long an event is remembered, in ms. Default three days: senders retry for about two. */
  rememberMs?: number | undefined;
  /**
   * How long a listener may work before another delivery may start it again, in ms: the work of an instance
   * that died is taken up then. Default five minutes.
   */
  leaseMs?: number | undefined;
  /** How many bytes of body are read. Default 1 MiB. */
  maxBodyBytes?: number | undefined;
  /**
   * Called for every refusal, failing listener, failing store, and code that cannot be loaded. Default:
   * `console.error`, except for refusals.
   */
  onError?: ((error: unknown, request: Request) => void) | undefined;
}
