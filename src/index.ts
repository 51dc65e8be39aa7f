/**
 * The phone side of voice AI: agents, numbers, dispatch rules and calls.
 *
 * @module cordboard
 */
export type { APIPromise, WithResponse } from './api-promise.js';
export { Cordboard } from './client.js';
export type { Clock } from './clock.js';
export * from './errors/api-guards.js';
export * from './errors/guards.js';
export type { APIErrorFields, Drift, Outcome, ParamIssue, TimeoutPhase } from './errors.js';
export {
  AbortError,
  APIError,
  AuthenticationError,
  BadRequestError,
  ConfigurationError,
  ConflictError,
  ConnectionError,
  CordboardError,
  CursorExpiredError,
  InsufficientCreditsError,
  InvalidParamsError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ResponseValidationError,
  ServerError,
  SwapConflictError,
  SwapStrandedError,
  TimeoutError,
  UnprocessableEntityError,
  VersionMismatchError,
} from './errors.js';
export type { CallEventType, CallStream, CallStreamParams, StreamOptions } from './feed/types.js';
export type { Account } from './models/account.js';
export type {
  Agent,
  AgentCreateParams,
  AgentFilters,
  AgentNumberParams,
  AgentTool,
  AgentUpdateParams,
  AttachNumberParams,
} from './models/agent.js';
export type { Call, CallCreateParams, CallFilters, Rejection } from './models/call.js';
export type {
  ConnectionCreateParams,
  ConnectionUpdateParams,
  CustomSipConnectionParams,
  IndianConnectionParams,
  KycDocument,
  KycParams,
  TelephonyConnection,
  TwilioByoConnectionParams,
  TwilioManagedConnectionParams,
  VerifyMobileParams,
} from './models/connection.js';
export type {
  DispatchRule,
  DispatchRuleCreateParams,
  DispatchRuleFilters,
  DispatchRuleMetrics,
  DispatchRuleUpdateParams,
} from './models/dispatch-rule.js';
export {
  isKnownCallStatus,
  isKnownConnectionStatus,
  isKnownEventType,
  isKnownNumberStatus,
  isKnownProvider,
  isKnownRejectionReason,
  isKnownResultStatus,
  isKnownWebhookDeliveryStatus,
  isTerminalCallStatus,
} from './models/enum-guards.js';
export type {
  AgentStatus,
  AgentType,
  Answerer,
  CallDirection,
  CallStatus,
  ConnectionStatus,
  DispatchRuleStatus,
  EventType,
  NumberOrigin,
  NumberStatus,
  NumberType,
  Provider,
  RejectionReason,
  ResultStatus,
  TranscriptRole,
  VoicemailAction,
  WebhookDeliveryStatus,
  WebhookEndpointStatus,
  Weekday,
} from './models/enums.js';
export type { ErrorIssue } from './models/error-body.js';
export type { ErrorCode, KnownErrorCode } from './models/error-codes.js';
export type { CallEvent, CordboardEvent, NumberEvent } from './models/event.js';
export type {
  AvailableNumber,
  AvailableNumberFilters,
  BuyNumberParams,
  ImportNumberParams,
} from './models/number-order.js';
export type { PageParams } from './models/page.js';
export type {
  InboundCallback,
  NumberFilters,
  NumberPricing,
  NumberUpdateParams,
  PhoneNumber,
} from './models/phone-number.js';
export type { Metadata, MetadataPatch, Money, Variables } from './models/primitives.js';
export type { Returned, ReturnsSpec, ReturnTypes } from './models/returns.js';
export type { CallWindow, CallWindowInput, Schedule, ScheduleInput } from './models/schedule.js';
export type { Transcript, TranscriptSegment } from './models/transcript.js';
export type { WebhookDelivery, WebhookDeliveryFilters } from './models/webhook-delivery.js';
export type {
  EnabledEvent,
  WebhookEndpoint,
  WebhookEndpointCreateParams,
  WebhookEndpointUpdateParams,
} from './models/webhook-endpoint.js';
export type {
  ApiKey,
  CordboardOptions,
  Logger,
  LogLevel,
  Middleware,
  MiddlewareContext,
  RequestOptions,
  WriteOptions,
} from './options.js';
export type { Page } from './page.js';
export type { Paginator, WalkOptions } from './pagination.js';
export type { AccountResource } from './resources/account.js';
export type { Agents } from './resources/agents.js';
export type { CallListParams, Calls, ReturnsOption, WaitOptions } from './resources/calls.js';
export type { Connections } from './resources/connections.js';
export type { DispatchRules, PreviewOptions } from './resources/dispatch-rules.js';
export type { Numbers, Within } from './resources/numbers.js';
export type { Telephony } from './resources/telephony.js';
export type { WebhookDeliveries } from './resources/webhook-deliveries.js';
export type { WebhookEndpoints } from './resources/webhook-endpoints.js';
export { defineReturns } from './returns.js';
export type {
  ExchangeParams,
  RecoverSwapsParams,
  SwapAllItem,
  SwapAllOptions,
  SwapFailure,
  SwapOutcome,
  SwapParams,
  SwapProgress,
  SwapRecovery,
  SwapRequestOptions,
  SwapResult,
  SwapSuccess,
} from './swaps/types.js';
export type { RawRequest } from './transport/call.js';
