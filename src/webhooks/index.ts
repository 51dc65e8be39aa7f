/**
 * Webhooks: verify, receive and sign them.
 *
 * @module cordboard/webhooks
 */
export type { CallEvent, CordboardEvent, NumberEvent } from '../models/event.js';
export {
  type NodeListener,
  type NodeRequest,
  type NodeResponse,
  toNodeListener,
} from '../receive/node-listener.js';
export type { Claim, ClaimStore } from '../store/store.js';
export { isWebhookVerificationError, type WebhookErrorCode, WebhookVerificationError } from './errors.js';
export type { OtherEvent } from './event.js';
export { createWebhookHandler } from './handler.js';
export type {
  WebhookContext,
  WebhookHandlerOptions,
  WebhookListeners,
} from './handler-options.js';
export type { WebhookHeaders, WebhookInput, WebhookMessage } from './input.js';
export {
  type HexDigestOptions,
  hexDigest,
  standardWebhooks,
  type TimestampedOptions,
  timestamped,
  type WebhookScheme,
} from './scheme.js';
export { type SignWebhookOptions, signWebhook } from './sign-webhook.js';
export {
  createWebhookVerifier,
  type VerifiedSignature,
  type WebhookVerifier,
  type WebhookVerifierOptions,
} from './verifier.js';
