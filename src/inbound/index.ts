/**
 * Deciding who answers a phone while it rings.
 *
 * @module cordboard/inbound
 */
export type { Clock } from '../clock.js';
export {
  type NodeListener,
  type NodeRequest,
  type NodeResponse,
  toNodeListener,
} from '../receive/node-listener.js';
export type { Claim, ClaimStore } from '../store/store.js';
export {
  type BasicAuthOptions,
  basicAuth,
  type CapabilityTokenOptions,
  capabilityToken,
  type InboundAuth,
  type InboundAuthContext,
  signature,
} from './auth.js';
export { type InboundDecision, type RouteOptions, route } from './decision.js';
export { createInboundHandler } from './handler.js';
export type { InboundHandlerOptions, UnknownInboundEvent } from './options.js';
export type { InboundCall, InboundContext, InboundId, InboundOutcome, InboundVariables } from './types.js';
