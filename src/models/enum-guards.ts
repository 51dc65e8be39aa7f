import {
  CALL_STATUSES,
  CONNECTION_STATUSES,
  DELIVERY_STATUSES,
  EVENT_TYPES,
  NUMBER_STATUSES,
  PROVIDERS,
  REJECTION_REASONS,
  RESULT_STATUSES,
  TERMINAL_CALL_STATUSES,
} from './enums.js';

// Written out as functions: a call at load would keep every guard and list in bundles that use none of them.
function has(list: readonly string[], value: unknown): boolean {
  return list.includes(value as string);
}

/** Tells a call status that this SDK knows from one that the server learnt later. */
export const isKnownCallStatus = (value: unknown): value is (typeof CALL_STATUSES)[number] =>
  has(CALL_STATUSES, value);
/**
 * True once a call is over, whatever the outcome: `completed`, `no_answer`, `busy`, `failed`,
 * `canceled` or `rejected`.
 *
 * @example
 * ```ts
 * isTerminalCallStatus('no_answer'); // true
 * isTerminalCallStatus('ringing'); // false
 * ```
 */
export const isTerminalCallStatus = (value: unknown): value is (typeof TERMINAL_CALL_STATUSES)[number] =>
  has(TERMINAL_CALL_STATUSES, value);
/** Tells an event type that this SDK knows from one that the server learnt later. */
export const isKnownEventType = (value: unknown): value is (typeof EVENT_TYPES)[number] =>
  has(EVENT_TYPES, value);
/** Tells a rejection reason that this SDK knows from one that the server learnt later. */
export const isKnownRejectionReason = (value: unknown): value is (typeof REJECTION_REASONS)[number] =>
  has(REJECTION_REASONS, value);
/** Tells a provider that this SDK knows from one that the server learnt later. */
export const isKnownProvider = (value: unknown): value is (typeof PROVIDERS)[number] => has(PROVIDERS, value);
/** Tells a number status that this SDK knows from one that the server learnt later. */
export const isKnownNumberStatus = (value: unknown): value is (typeof NUMBER_STATUSES)[number] =>
  has(NUMBER_STATUSES, value);
/** Tells a connection status that this SDK knows from one that the server learnt later. */
export const isKnownConnectionStatus = (value: unknown): value is (typeof CONNECTION_STATUSES)[number] =>
  has(CONNECTION_STATUSES, value);
/** Tells a result status that this SDK knows from one that the server learnt later. */
export const isKnownResultStatus = (value: unknown): value is (typeof RESULT_STATUSES)[number] =>
  has(RESULT_STATUSES, value);
/** Tells a delivery status that this SDK knows from one that the server learnt later. */
export const isKnownWebhookDeliveryStatus = (value: unknown): value is (typeof DELIVERY_STATUSES)[number] =>
  has(DELIVERY_STATUSES, value);
