import { CordboardError } from './base.js';

/* The errors of this side: no answer came, or none that could be used. */

/** Whether the server may have acted on a request that failed. */
export type Outcome = 'not_sent' | 'unknown';

/**
 * The connection failed, or what came back was cut off. By then the client has used up its retries, each under the
 * same idempotency key.
 *
 * @example
 * ```ts
 * const once = { idempotencyKey: 'reminder-4711' };
 * await client.calls.create({ agentId, to: '+14155550123' }, once).catch((error) => {
 *   if (!(error instanceof ConnectionError)) throw error;
 *   console.error(error.outcome === 'not_sent' ? 'Nobody was called.' : 'Perhaps called: send it again, same key.');
 * });
 * ```
 */
export class ConnectionError extends CordboardError {
  /** @internal */
  static override get name(): string {
    return 'ConnectionError';
  }
  /** `not_sent`: no attempt reached the server. `unknown`: it may have acted on it. */
  readonly outcome: Outcome;
  /** @internal */
  constructor(message: string, outcome: Outcome, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.outcome = outcome;
  }
}

/** Where the time ran out. */
export type TimeoutPhase = 'headers' | 'body' | 'wait';

/**
 * The time ran out: of one attempt, of the whole call, or of a waiting helper. As with a broken connection, the server
 * may have acted on a request that timed out.
 *
 * @example
 * ```ts
 * await client.calls.waitForResult(queued.id, { maxWaitMs: 120_000 }).catch((error) => {
 *   if (!(error instanceof TimeoutError) || error.phase !== 'wait') throw error;
 *   return client.calls.cancel(queued.id); // still live after two minutes
 * });
 * ```
 */
export class TimeoutError extends CordboardError {
  /** @internal */
  static override get name(): string {
    return 'TimeoutError';
  }
  /** What was being waited for: the start of the answer (`headers`), its end (`body`), or a state (`wait`). */
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

/**
 * The caller's `AbortSignal` fired. It is final: nothing is retried. The signal's reason is the `cause`.
 *
 * @example
 * ```ts
 * const closing = new AbortController();
 * const listed = client.calls.list({}, { signal: closing.signal }).catch((error) => {
 *   if (!(error instanceof AbortError)) throw error;
 *   console.log(error.cause); // the server shuts down
 * });
 * closing.abort('the server shuts down');
 * await listed;
 * ```
 */
export class AbortError extends CordboardError {
  /** @internal */
  static override get name(): string {
    return 'AbortError';
  }
}

/** One place where an answer did not match the contract. */
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

/**
 * An answer broke the contract, and `validation: 'strict'` asks to be told. The request itself was handled: for a
 * write, this does not mean that it failed.
 *
 * @example
 * ```ts
 * backend.faults.add({ route: 'account.retrieve', body: { id: 7 } }); // a server that has changed
 * const strict = client.withOptions({ validation: 'strict' });
 * await strict.account.retrieve().catch((error) => {
 *   if (!(error instanceof ResponseValidationError)) throw error;
 *   console.log(error.drifts[0]?.path, error.drifts[0]?.received); // id number
 * });
 * ```
 */
export class ResponseValidationError extends CordboardError {
  /** @internal */
  static override get name(): string {
    return 'ResponseValidationError';
  }
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

/**
 * A number could not be moved, because someone else is moving it or has. Their route was left alone.
 *
 * @example
 * ```ts
 * await client.numbers.swap(number.id, { toAgentId: nightShift.id, fromAgentId: 'ag_vip' }).catch((error) => {
 *   if (!(error instanceof SwapConflictError)) throw error;
 *   console.log(`${error.numberId} is answered by ${error.agentId}, by rule ${error.ruleId}.`);
 *   // pn_1 is answered by ag_1, by rule dr_1.
 * });
 * ```
 */
export class SwapConflictError extends CordboardError {
  /** @internal */
  static override get name(): string {
    return 'SwapConflictError';
  }
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
 * A swap stopped half-way, and the number may be without a route. What is needed to finish it is kept on the old
 * rule: run `client.numbers.recoverSwaps()`, as often as you like. `cause` says what went wrong.
 *
 * @example
 * ```ts
 * await client.numbers.swap(number.id, { toAgentId: nightShift.id }).catch(async (error) => {
 *   if (!(error instanceof SwapStrandedError)) throw error;
 *   await client.numbers.recoverSwaps({ numberIds: [error.numberId], olderThanMs: 0 });
 * });
 * ```
 */
export class SwapStrandedError extends CordboardError {
  /** @internal */
  static override get name(): string {
    return 'SwapStrandedError';
  }
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
