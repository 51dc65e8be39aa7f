import type { Agent } from '../models/agent.js';
import type { Call } from '../models/call.js';
import type { KycParams, TelephonyConnection } from '../models/connection.js';
import type { DispatchRule } from '../models/dispatch-rule.js';
import type { CordboardEvent } from '../models/event.js';
import type { PhoneNumber } from '../models/phone-number.js';
import type { Money } from '../models/primitives.js';
import type { TranscriptSegment } from '../models/transcript.js';
import type { WebhookDelivery } from '../models/webhook-delivery.js';
import type { WebhookEndpoint } from '../models/webhook-endpoint.js';

/** Every record knows its place in the order of creation; lists page by it. */
export interface Row {
  id: string;
  seq: number;
}

/** A signing secret; those before the newest sign on until they expire. */
export interface SigningSecret {
  secret: string;
  expiresAt: string | null;
}

/** Which numbers an inbound agent answers is said by the rules alone, so it is not kept here. */
export interface AgentRow extends Row, Omit<Agent, 'id' | 'numberIds' | 'webhookSigningSecret'> {
  outboundNumberIds: string[];
  secrets: SigningSecret[];
}

/** What the carrier of an imported number was told: written, never returned. */
interface Carrier {
  terminationUri: string | null;
  sipUsername: string | null;
  sipPassword: string | null;
  numberSid: string | null;
}

/** Who answers it is said by the rules, who calls from it by the agents. */
export interface NumberRow
  extends Row,
    Omit<PhoneNumber, 'id' | 'inboundAgentId' | 'dispatchRuleId' | 'outboundAgentIds'> {
  carrier: Carrier | null;
}

export interface RuleRow extends Row, Omit<DispatchRule, 'id' | 'metrics'> {}

export interface CallRow extends Row, Omit<Call, 'id'> {
  instructions: string | null;
  perMinute: Money | null;
  segments: TranscriptSegment[];
}

export interface ConnectionRow extends Row, Omit<TelephonyConnection, 'id'> {
  accountSid: string | null;
  authToken: string | null;
  /** The mobile number that a code was sent to. */
  codeSentTo: string | null;
  kyc: (KycParams & { decidedAt: string }) | null;
}

export interface EndpointRow extends Row, Omit<WebhookEndpoint, 'id' | 'signingSecret'> {
  secrets: SigningSecret[];
}

export interface DeliveryRow extends Row, Omit<WebhookDelivery, 'id'> {
  event: CordboardEvent;
  /** How often it was asked for again by hand. */
  redeliveries: number;
  /** Attempts of earlier rounds; a redelivery begins a round of its own. Missing in older snapshots. */
  attemptsBefore?: number;
}

/** The first answer to an `Idempotency-Key`. */
export interface KeptAnswer {
  fingerprint: string;
  status: number;
  body: string;
  keptAt: number;
}

/** Everything the backend knows. Plain data only, so that it can be saved and read back. */
export interface State {
  seed: number;
  sequence: number;
  counters: { [prefix: string]: number };
  /** Millionths of a US dollar. */
  credits: number;
  agents: Map<string, AgentRow>;
  numbers: Map<string, NumberRow>;
  rules: Map<string, RuleRow>;
  calls: Map<string, CallRow>;
  connections: Map<string, ConnectionRow>;
  endpoints: Map<string, EndpointRow>;
  deliveries: Map<string, DeliveryRow>;
  /** The newest 10,000, oldest first. */
  events: CordboardEvent[];
  eventsDropped: number;
  kept: Map<string, KeptAnswer>;
}

export function emptyState(seed: number, credits: number): State {
  return {
    seed,
    sequence: 0,
    counters: {},
    credits,
    agents: new Map(),
    numbers: new Map(),
    rules: new Map(),
    calls: new Map(),
    connections: new Map(),
    endpoints: new Map(),
    deliveries: new Map(),
    events: [],
    eventsDropped: 0,
    kept: new Map(),
  };
}

export function nextSeq(state: State): number {
  state.sequence += 1;
  return state.sequence;
}
