import type { ErrorIssue } from '../models/error-body.js';
import type { ErrorCode } from '../models/error-codes.js';
import { CordboardError } from './base.js';

/*
 * The error that the server answers. `by-status.ts` has one class for each status.
 */

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
  /** More about it, depending on the code, such as `dispatchRuleId` for `number_already_routed`. */
  details: { readonly [key: string]: unknown };
  /** The answer's `X-Request-Id`: quote it when you ask for help. */
  requestId: string | null;
  /** The answer's headers. */
  headers: Headers;
  /** Whether the same request may succeed later. If so, the client has already retried it as often as it may. */
  retryable: boolean;
  /** How long the server asked to wait, in ms. */
  retryAfterMs: number | null;
}

/**
 * The server answered with an error. One subclass stands for each status of the contract; any other status, such as
 * 408, is this class itself.
 *
 * @example
 * ```ts
 * const found = await client.agents.retrieve('ag_gone').catch((error) => {
 *   if (!(error instanceof APIError) || error.retryable) throw error;
 *   console.log(error.status, error.code); // 404 not_found
 *   return null;
 * });
 * ```
 */
export class APIError extends CordboardError implements APIErrorFields {
  /** @internal */
  static override get name(): string {
    return 'APIError';
  }
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
  /**
   * What is safe and useful in a log: all fields, the name and the message, but not the headers.
   *
   * @example
   * ```ts
   * await client.numbers.retrieve('pn_gone').catch((error) => {
   *   if (!(error instanceof APIError)) throw error;
   *   console.error(JSON.stringify({ event: 'number not read', error }));
   * });
   * ```
   */
  toJSON(): object {
    return { ...this, name: this.name, message: this.message, headers: undefined };
  }
}
