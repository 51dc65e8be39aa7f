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

function known<const T extends readonly string[]>(list: T) {
  return (value: unknown): value is T[number] => list.includes(value as string);
}

/** Tells a call status that this SDK knows from one that the server learnt later. */
export const isKnownCallStatus = known(CALL_STATUSES);
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
export const isTerminalCallStatus = known(TERMINAL_CALL_STATUSES);
/** Tells an event type that this SDK knows from one that the server learnt later. */
export const isKnownEventType = known(EVENT_TYPES);
/** Tells a rejection reason that this SDK knows from one that the server learnt later. */
export const isKnownRejectionReason = known(REJECTION_REASONS);
/** Tells a provider that this SDK knows from one that the server learnt later. */
export const isKnownProvider = known(PROVIDERS);
/** Tells a number status that this SDK knows from one that the server learnt later. */
export const isKnownNumberStatus = known(NUMBER_STATUSES);
/** Tells a connection status that this SDK knows from one that the server learnt later. */
export const isKnownConnectionStatus = known(CONNECTION_STATUSES);
/** Tells a result status that this SDK knows from one that the server learnt later. */
export const isKnownResultStatus = known(RESULT_STATUSES);
/** Tells a delivery status that this SDK knows from one that the server learnt later. */
export const isKnownWebhookDeliveryStatus = known(DELIVERY_STATUSES);
