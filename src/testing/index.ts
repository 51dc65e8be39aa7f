/**
 * The whole Routing API in memory, for tests: no network, no account, no phone.
 *
 * @module cordboard/testing
 */
export type { ApiKeySpec } from './auth.js';
export { createRoutingBackend } from './backend.js';
export type {
  FinishOptions,
  LiveCall,
  RingOptions,
  SimulateCallOptions,
  TranscriptLine,
} from './call-options.js';
export type { BackendClock } from './clock.js';
export type { FaultSpec, Faults, OutgoingName } from './fault-options.js';
export type { InboundRouting } from './inbound-platform.js';
export type { Listening, ListenOptions } from './listen.js';
export type { RoutingBackendOptions } from './options.js';
export type { RateLimitSpec } from './rate-limit.js';
export type { RouteName } from './route-names.js';
export {
  createTestClock,
  type InboundAttempt,
  type SimulatedInbound,
  type SimulateInboundOptions,
  simulateInbound,
} from './simulate-inbound.js';
export type { BackendSnapshot } from './snapshot.js';
export { SnapshotError } from './snapshot-error.js';
export type { AnswerOptions, RoutingBackend } from './types.js';
