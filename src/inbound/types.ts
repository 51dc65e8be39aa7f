/**
 * The id of an agent or an IVR, as the platform writes it: a string or a positive whole number. A number beyond 2^53
 * is a string of its digits here, and goes out as the number that it came as.
 */
export type InboundId = string | number;

/** What the agent or IVR that answers is told about this call. */
export interface InboundVariables {
  readonly [name: string]: string | number | boolean;
}

/** A phone that is ringing now. */
export interface InboundCall {
  /** The call's id: the same in every resend. */
  sessionId: string;
  /** The app that owns the called number. */
  sdkAppId: InboundId | null;
  /** Who is calling: E.164 where that is certain, otherwise as it came. */
  caller: string;
  /** Who is called: E.164 where that is certain, otherwise as it came. */
  callee: string;
  /** `caller` as it came. */
  callerAsSent: string;
  /** `callee` as it came. */
  calleeAsSent: string;
  /** The agent that is bound to the number. */
  boundAgentId: InboundId | null;
  /** The IVR that is bound to the number. */
  boundIvrId: InboundId | null;
  /** The whole request as it came, unknown fields included, except that ids beyond 2^53 are strings. */
  raw: { readonly [field: string]: unknown };
}

/** What {@link InboundHandlerOptions.onCall} is given in addition to the call. */
export interface InboundContext {
  /** Aborted when the time is up, for `fetch` and databases. */
  signal: AbortSignal;
  /** How many requests have come for this call; it grows while you work, if the platform asks again. */
  readonly attempt: number;
  /** When the time is up, in epoch ms. */
  deadline: number;
}

/** How one request of the platform ended. Phone numbers in it are masked, and tokens are never in it. */
export interface InboundOutcome {
  /**
   * What was answered. `nothing_bound`: to be kept bound, but nothing is bound, so the last resort was taken.
   * `refused`: see `status`. `dropped`: the platform hung up on this request before there was an answer.
   */
  outcome:
    | 'to_agent'
    | 'to_ivr'
    | 'kept_bound'
    | 'hung_up'
    | 'nothing_bound'
    | 'unknown_event'
    | 'refused'
    | 'dropped';
  /**
   * Where the decision comes from: your `onCall`; an earlier request of the same call (`resend`); another instance
   * (`store`); time that ran out; an error; or `none` when there was nothing to decide.
   */
  source: 'handler' | 'resend' | 'store' | 'timeout' | 'error' | 'none';
  /** Which request for this call it was, as seen here, from 1; 0 when it was refused. */
  attempt: number;
  /** From the request's arrival to its answer, in ms. */
  latencyMs: number;
  /** Whether the platform had stopped listening by then (5 s). */
  late: boolean;
  /** The HTTP status that was answered. */
  status: number;
  /** The call's id, where it could be read. */
  sessionId: string | null;
  /** Who called, such as `+1415•••00`. */
  caller: string | null;
  /** Who was called, masked likewise. */
  callee: string | null;
  /** What went wrong, if anything did: an exception of `onCall` or `auth`, a store that failed, a refusal. */
  error: unknown;
}
