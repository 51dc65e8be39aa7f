import { brand } from './brand.js';
import { CordboardError } from './errors-base.js';
import type { ErrorIssue } from './models/error-body.js';
import type { ErrorCode } from './models/error-codes.js';

export type { ParamIssue } from './errors-base.js';
export { ConfigurationError, CordboardError, InvalidParamsError } from './errors-base.js';

/** Whether the server can have acted on a request that failed. */
export type Outcome = 'not_sent' | 'unknown';

/** The connection failed, or what came back was cut off. */
export class ConnectionError extends CordboardError {
  /** `not_sent`: the server never saw the request. `unknown`: it may have acted on it. */
  readonly outcome: Outcome;
  /** @internal */
  constructor(message: string, outcome: Outcome, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.outcome = outcome;
  }
}

/** Where the time ran out. */
export type TimeoutPhase = 'headers' | 'body' | 'wait';

/** The time ran out: of one attempt, of the whole call, or of a waiting helper. */
export class TimeoutError extends CordboardError {
  /** Waiting for the answer to begin (`headers`), to end (`body`), or for a state to come (`wait`). */
  readonly phase: TimeoutPhase;
  /** The limit that ran out, in ms. */
  readonly timeoutMs: number;
  /** @internal */
  constructor(message: string, phase: TimeoutPhase, timeoutMs: number) {
    super(message);
    this.phase = phase;
    this.timeoutMs = timeoutMs;
  }
}

/** The caller's `AbortSignal` fired. It is final: nothing is retried. */
export class AbortError extends CordboardError {}

/** One place where an answer did not look as the contract says. */
export interface Drift {
  /** The endpoint, such as `calls.list`. */
  endpoint: string;
  /** Where, with `[]` for list items, such as `data[].status`. */
  path: string;
  /** What the contract says. */
  expected: string;
  /** The type of what came, never its value. */
  received: string;
  /** The answer in which it was first seen. */
  requestId: string | null;
}

/** An answer broke the contract, and `validation: 'strict'` asks to be told. */
export class ResponseValidationError extends CordboardError {
  /** What did not fit. */
  readonly drifts: readonly Drift[];
  /** The answer's `X-Request-Id`. */
  readonly requestId: string | null;
  /** @internal */
  constructor(message: string, drifts: readonly Drift[], requestId: string | null) {
    super(message);
    this.drifts = drifts;
    this.requestId = requestId;
  }
}

/** A number could not be moved, because someone else is moving it or has. Their route was left alone. */
export class SwapConflictError extends CordboardError {
  /** The number, `pn_…`. */
  readonly numberId: string;
  /** The rule that has the number, where that is known. */
  readonly ruleId: string | null;
  /** The agent that answers the number, where that is known. */
  readonly agentId: string | null;
  /** @internal */
  constructor(message: string, numberId: string, holder?: { id: string; agentId: string } | null) {
    super(`Number ${numberId} was not moved: ${message}`);
    this.numberId = numberId;
    this.ruleId = holder?.id ?? null;
    this.agentId = holder?.agentId ?? null;
  }
}

/**
 * A swap stopped half-way, and the number may be without a route. What it takes to go on is kept on the
 * old rule: run `client.numbers.recoverSwaps()`, as often as you like. `cause` says what went wrong.
 */
export class SwapStrandedError extends CordboardError {
  /** The number, `pn_…`. */
  readonly numberId: string;
  /** The swap, as its journal names it. */
  readonly swapId: string;
  /** @internal */
  constructor(message: string, numberId: string, swapId: string, cause: unknown) {
    super(message, { cause });
    this.numberId = numberId;
    this.swapId = swapId;
  }
}

/** What an {@link APIError} carries. */
export interface APIErrorFields {
  /** HTTP status. */
  status: number;
  /** The contract's code, or `null` when the answer is not one of its errors. */
  code: ErrorCode | null;
  /** What went wrong, for people. */
  message: string;
  /** The field at fault, where there is one. */
  param: string | null;
  /** All fields at fault, of a 422. */
  issues: readonly ErrorIssue[];
  /** More about it, by code, such as `dispatchRuleId` of `number_already_routed`. */
  details: { readonly [key: string]: unknown };
  /** The answer's `X-Request-Id`: name it when you ask for help. */
  requestId: string | null;
  /** The answer's headers. */
  headers: Headers;
  /** Whether the same request may succeed later. The client has then already retried it. */
  retryable: boolean;
  /** How long the server asked to wait, in ms. */
  retryAfterMs: number | null;
}

/** The server answered with an error. One subclass stands for each status of the contract. */
export class APIError extends CordboardError implements APIErrorFields {
  declare readonly status: number;
  declare readonly code: ErrorCode | null;
  declare readonly param: string | null;
  declare readonly issues: readonly ErrorIssue[];
  declare readonly details: { readonly [key: string]: unknown };
  declare readonly requestId: string | null;
  declare readonly headers: Headers;
  declare readonly retryable: boolean;
  declare readonly retryAfterMs: number | null;
  /** @internal */
  constructor({ message, ...fields }: APIErrorFields) {
    super(message);
    Object.assign(this, fields);
  }
  /** What is safe and useful in a log. */
  toJSON(): object {
    return { ...this, name: this.name, message: this.message, headers: undefined };
  }
}

/** 400: unreadable JSON, a bad cursor. */
export class BadRequestError extends APIError {}
/** 401: the key is missing, wrong or revoked. */
export class AuthenticationError extends APIError {}
/** 402: the account's credits do not cover it. */
export class InsufficientCreditsError extends APIError {}
/** 403: the key may not do this. */
export class PermissionDeniedError extends APIError {}
/** 404: there is no such object. */
export class NotFoundError extends APIError {}
/** 409: the state of things forbids it; `code` says which. */
export class ConflictError extends APIError {}
/** 410: the event to go on from is no longer kept. */
export class CursorExpiredError extends APIError {}
/** 412: the object has changed since the version in `ifVersion`. */
export class VersionMismatchError extends APIError {}
/** 422: fields are wrong; see `issues`. */
export class UnprocessableEntityError extends APIError {}
/** 429: too many requests; see `retryAfterMs`. */
export class RateLimitError extends APIError {}
/** 5xx: the server, or a provider behind it, failed. */
export class ServerError extends APIError {}

brand({
  ConnectionError,
  TimeoutError,
  AbortError,
  ResponseValidationError,
  SwapConflictError,
  SwapStrandedError,
  APIError,
  BadRequestError,
  AuthenticationError,
  InsufficientCreditsError,
  PermissionDeniedError,
  NotFoundError,
  ConflictError,
  CursorExpiredError,
  VersionMismatchError,
  UnprocessableEntityError,
  RateLimitError,
  ServerError,
});
