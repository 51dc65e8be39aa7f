/*
 * The words of the contract, each list said once. No zod here: the guards on these lists are part of the
 * small eager client, the schemas are not.
 */

export const AGENT_TYPES = ['inbound', 'outbound'] as const;
export const AGENT_STATUSES = ['active', 'archived'] as const;
export const VOICEMAIL_ACTIONS = ['hangup', 'leave_message'] as const;
export const RETURN_TYPES = ['string', 'number', 'boolean'] as const;
export const NUMBER_TYPES = ['local', 'toll_free', 'mobile'] as const;
export const NUMBER_ORIGINS = ['purchased', 'imported'] as const;
export const NUMBER_STATUSES = ['active', 'renewal_due', 'released'] as const;
export const PROVIDERS = ['custom_sip', 'twilio_byo', 'twilio_managed', 'indian'] as const;
export const CONNECTION_STATUSES = [
  'active',
  'pending_verification',
  'pending_kyc',
  'kyc_review',
  'rejected',
] as const;
export const RULE_STATUSES = ['active', 'completed'] as const;
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const CALL_DIRECTIONS = ['inbound', 'outbound'] as const;
const LIVE_CALL_STATUSES = ['queued', 'ringing', 'in_progress'] as const;
export const TERMINAL_CALL_STATUSES = [
  'completed',
  'no_answer',
  'busy',
  'failed',
  'canceled',
  'rejected',
] as const;
export const CALL_STATUSES = [...LIVE_CALL_STATUSES, ...TERMINAL_CALL_STATUSES] as const;
export const SCHEDULE_REASONS = [
  'status_inactive',
  'before_start_date',
  'after_end_date',
  'inactive_day',
  'outside_window',
  'concurrency_limit',
] as const;
export const REJECTION_REASONS = [...SCHEDULE_REASONS, 'no_route', 'callback_hangup'] as const;
export const RESULT_STATUSES = ['pending', 'completed', 'failed', 'not_applicable'] as const;
export const ANSWERERS = ['human', 'machine'] as const;
export const TRANSCRIPT_ROLES = ['agent', 'caller', 'tool'] as const;
export const ENDPOINT_STATUSES = ['enabled', 'disabled'] as const;
export const DELIVERY_STATUSES = ['pending', 'delivered', 'exhausted'] as const;
export const CALL_EVENT_TYPES = [
  'call.queued',
  'call.ringing',
  'call.answered',
  'call.completed',
  'call.no_answer',
  'call.busy',
  'call.failed',
  'call.canceled',
  'call.rejected',
] as const;
export const NUMBER_EVENT_TYPES = ['number.renewal_due', 'number.renewed', 'number.released'] as const;
export const EVENT_TYPES = [...CALL_EVENT_TYPES, ...NUMBER_EVENT_TYPES] as const;

/** What an agent is for: it answers calls (`inbound`) or places them (`outbound`). */
export type AgentType = (typeof AGENT_TYPES)[number] | (string & {});
/** Whether an agent still works. */
export type AgentStatus = (typeof AGENT_STATUSES)[number] | (string & {});
/** What an outbound agent does when a machine answers. */
export type VoicemailAction = (typeof VOICEMAIL_ACTIONS)[number] | (string & {});
/** The kind of line behind a number. */
export type NumberType = (typeof NUMBER_TYPES)[number] | (string & {});
/** How a number came to the account. */
export type NumberOrigin = (typeof NUMBER_ORIGINS)[number] | (string & {});
/** Where a number stands in its life. */
export type NumberStatus = (typeof NUMBER_STATUSES)[number] | (string & {});
/** Who carries the calls: your SIP trunk, your Twilio account, managed Twilio, Indian telephony. */
export type Provider = (typeof PROVIDERS)[number] | (string & {});
/** How far a telephony connection has come. */
export type ConnectionStatus = (typeof CONNECTION_STATUSES)[number] | (string & {});
/** Whether a dispatch rule still routes. */
export type DispatchRuleStatus = (typeof RULE_STATUSES)[number] | (string & {});
/** A day of the week, in the time zone of the schedule it stands in. There will be no eighth: what was read can be sent. */
export type Weekday = (typeof WEEKDAYS)[number];
/** Who called: the outside world (`inbound`) or the agent (`outbound`). */
export type CallDirection = (typeof CALL_DIRECTIONS)[number] | (string & {});
/** Where a call stands. `queued`, `ringing` and `in_progress` are live, all others are final. */
export type CallStatus = (typeof CALL_STATUSES)[number] | (string & {});
/** Why a call was not put through. */
export type RejectionReason = (typeof REJECTION_REASONS)[number] | (string & {});
/** How far the extraction of a call's typed data has come. */
export type ResultStatus = (typeof RESULT_STATUSES)[number] | (string & {});
/** Who picked up an outbound call. */
export type Answerer = (typeof ANSWERERS)[number] | (string & {});
/** Who spoke a line of a transcript. */
export type TranscriptRole = (typeof TRANSCRIPT_ROLES)[number] | (string & {});
/** Whether a webhook endpoint is sent to. */
export type WebhookEndpointStatus = (typeof ENDPOINT_STATUSES)[number] | (string & {});
/** How far a webhook delivery has come. */
export type WebhookDeliveryStatus = (typeof DELIVERY_STATUSES)[number] | (string & {});
/** The name of an event, the same for webhooks and the live feed. */
export type EventType = (typeof EVENT_TYPES)[number] | (string & {});
