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

/**
 * Whether this SDK knows a call status; a newer server may send others.
 *
 * @example
 * ```ts
 * const { status } = await client.calls.retrieve('call_1');
 * console.log(isKnownCallStatus(status) ? status : 'other'); // completed
 * console.log(isKnownCallStatus('on_hold')); // false
 * ```
 */
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
/**
 * Whether this SDK knows an event type; a newer server may send others.
 *
 * @example
 * ```ts
 * const configured = ['call.completed', 'number.renewal_due', 'call.translated'];
 * console.log(configured.filter((type) => !isKnownEventType(type))); // [ 'call.translated' ]
 * ```
 */
export const isKnownEventType = (value: unknown): value is (typeof EVENT_TYPES)[number] =>
  has(EVENT_TYPES, value);
/**
 * Whether this SDK knows a rejection reason; a newer server may send others, and the labels of a metric should not grow
 * without limit.
 *
 * @example
 * ```ts
 * const counts: { [reason: string]: number } = {};
 * for await (const { rejection } of client.calls.iterCalls({ status: 'rejected' })) {
 *   const reason = isKnownRejectionReason(rejection?.reason) ? rejection.reason : 'other';
 *   counts[reason] = (counts[reason] ?? 0) + 1;
 * }
 * ```
 */
export const isKnownRejectionReason = (value: unknown): value is (typeof REJECTION_REASONS)[number] =>
  has(REJECTION_REASONS, value);
/**
 * Whether this SDK knows a provider; a newer server may send others. A lookup table of the known ones is then safe.
 *
 * @example
 * ```ts
 * const names = { custom_sip: 'SIP trunk', twilio_byo: 'own Twilio', twilio_managed: 'Twilio', indian: 'India' };
 * console.log(isKnownProvider(number.provider) ? names[number.provider] : number.provider); // Twilio
 * ```
 */
export const isKnownProvider = (value: unknown): value is (typeof PROVIDERS)[number] => has(PROVIDERS, value);
/**
 * Whether this SDK knows a number status; a newer server may send others.
 *
 * @example
 * ```ts
 * const works = { active: true, renewal_due: true, released: false };
 * console.log(isKnownNumberStatus(number.status) && works[number.status]); // true
 * ```
 */
export const isKnownNumberStatus = (value: unknown): value is (typeof NUMBER_STATUSES)[number] =>
  has(NUMBER_STATUSES, value);
/**
 * Whether this SDK knows a connection status; a newer server may send others.
 *
 * @example
 * ```ts
 * for await (const { id, status } of client.telephony.connections.iterConnections()) {
 *   if (!isKnownConnectionStatus(status)) console.error(`${id} is ${status}: is there a newer cordboard?`);
 * }
 * ```
 */
export const isKnownConnectionStatus = (value: unknown): value is (typeof CONNECTION_STATUSES)[number] =>
  has(CONNECTION_STATUSES, value);
/**
 * Whether this SDK knows a result status; a newer server may send others.
 *
 * @example
 * ```ts
 * const { resultStatus } = await client.calls.retrieve('call_1');
 * const column = { pending: '…', completed: 'yes', failed: 'no', not_applicable: '' };
 * console.log(isKnownResultStatus(resultStatus) ? column[resultStatus] : '?'); // yes
 * ```
 */
export const isKnownResultStatus = (value: unknown): value is (typeof RESULT_STATUSES)[number] =>
  has(RESULT_STATUSES, value);
/**
 * Whether this SDK knows a delivery status; a newer server may send others.
 *
 * @example
 * ```ts
 * for await (const { id, status } of client.webhookDeliveries.iterWebhookDeliveries({ endpointId: 'we_1' })) {
 *   if (!isKnownWebhookDeliveryStatus(status)) console.error(`Delivery ${id} is ${status}, whatever that is.`);
 * }
 * ```
 */
export const isKnownWebhookDeliveryStatus = (value: unknown): value is (typeof DELIVERY_STATUSES)[number] =>
  has(DELIVERY_STATUSES, value);
