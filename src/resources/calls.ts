import type { APIPromise } from '../api-promise.js';
import type { CallStream, CallStreamParams, StreamOptions } from '../feed/types.js';
import type { Call, CallCreateParams, CallFilters } from '../models/call.js';
import type { PageParams } from '../models/page.js';
import type { ReturnsSpec } from '../models/returns.js';
import type { Transcript } from '../models/transcript.js';
import type { RequestOptions } from '../options.js';
import type { Page } from '../page.js';
import type { WalkOptions } from '../pagination.js';
import { Paginator } from '../pagination.js';
import { callStream } from './call-stream.js';
import { Resource } from './resource.js';

/** Which calls to list, and how to type their results. */
export interface CallListParams<R extends ReturnsSpec = ReturnsSpec> extends CallFilters, PageParams {
  /** The agent's `returns`: it types `call.result`, and each result is checked against it. Not sent. */
  returns?: R | undefined;
}

/** How to type the result of one call. */
export interface ReturnsOption<R extends ReturnsSpec = ReturnsSpec> {
  /** The agent's `returns`: it types `call.result`, and the result is checked against it. Not sent. */
  returns?: R | undefined;
}

/** How long to wait for a call to be over. */
export interface WaitOptions<R extends ReturnsSpec = ReturnsSpec>
  extends Omit<RequestOptions, 'idempotencyKey'>,
    ReturnsOption<R> {
  /** In ms. Default 600,000 (ten minutes). */
  maxWaitMs?: number | undefined;
}

/**
 * Inbound and outbound calls.
 *
 * @example
 * ```ts
 * const { id } = await client.calls.create({ agentId, to: '+14155550123', variables: { name: 'Ada' } });
 * const call = await client.calls.waitForResult(id);
 * const { segments } = await client.calls.transcript(id);
 * console.log(call.status, call.durationSeconds, segments.length);
 * ```
 */
export class Calls extends Resource {
  /**
   * One page of calls, newest first: 50 unless `limit` (1 to 200) says otherwise.
   *
   * @example
   * ```ts
   * const { data: missed } = await client.calls.list({ status: 'no_answer', createdAfter: '2026-11-02T00:00:00Z' });
   * ```
   */
  list<R extends ReturnsSpec = ReturnsSpec>(
    params?: CallListParams<R>,
    options?: RequestOptions,
  ): APIPromise<Page<Call<R>>> {
    const { returns, ...query } = params ?? {};
    return this.core.page('calls.list', { query, returns }, options);
  }

  /**
   * Walks all calls; the next page is fetched while you work on the current one.
   *
   * @example
   * ```ts
   * const returns = defineReturns({ callerName: 'string' });
   * for await (const call of client.calls.iterCalls({ status: 'completed', returns })) {
   *   console.log(call.result?.callerName);
   * }
   * ```
   */
  iterCalls<R extends ReturnsSpec = ReturnsSpec>(
    params?: CallListParams<R>,
    options?: RequestOptions & WalkOptions,
  ): Paginator<Call<R>> {
    return new Paginator((page) => this.list<R>(page, options), params, options);
  }

  /**
   * Dispatches an outbound call. However often the request is retried, the phone rings once.
   *
   * @example
   * ```ts
   * const call = await client.calls.create({ agentId, to: '+14155550123' });
   * const done = await client.calls.waitForResult(call.id);
   * ```
   */
  create(params: CallCreateParams, options?: RequestOptions): APIPromise<Call> {
    return this.core.call('calls.create', { body: params }, options);
  }

  /**
   * Reads one call by its id, `call_…`.
   *
   * @throws `NotFoundError` when there is no such call.
   * @example
   * ```ts
   * const returns = defineReturns({ callerName: 'string', urgent: 'boolean' });
   * const call = await client.calls.retrieve('call_1', { returns });
   * console.log(call.result?.callerName, call.durationSeconds); // Ada 42
   * ```
   */
  retrieve<R extends ReturnsSpec = ReturnsSpec>(
    callId: string,
    options?: RequestOptions & ReturnsOption<R>,
  ): APIPromise<Call<R>> {
    const input = { path: { id: callId }, returns: options?.returns };
    return this.core.call('calls.retrieve', input, options).map((call) => call as Call<R>);
  }

  /**
   * What was said in a call.
   *
   * @throws `NotFoundError` when there is no such call.
   * @example
   * ```ts
   * const { segments } = await client.calls.transcript('call_1');
   * const text = segments.map((segment) => `${segment.role}: ${segment.text}`).join('\n');
   * ```
   */
  transcript(callId: string, options?: RequestOptions): APIPromise<Transcript> {
    return this.core.call('calls.transcript', { path: { id: callId } }, options);
  }

  /**
   * Hangs up, or withdraws a call that has not started. A call that is over stays as it is.
   *
   * @example
   * ```ts
   * const { status } = await client.calls.cancel(queued.id);
   * console.log(status); // canceled
   * ```
   */
  cancel(callId: string, options?: RequestOptions): APIPromise<Call> {
    return this.core.call('calls.cancel', { path: { id: callId } }, options);
  }

  /**
   * Follows calls as they happen. It connects when it is iterated, and reconnects by itself when the connection
   * breaks, without gaps or duplicates.
   *
   * @throws while it is iterated: `CursorExpiredError` when `lastEventId` is too old to resume from, `AbortError`
   * when the signal fires, and whatever the first connection fails with.
   * @example
   * ```ts endless
   * for await (const { type, data } of client.calls.stream({ agentId: agent.id })) {
   *   console.log(type, data.call.id, data.call.fromNumber);
   * }
   * ```
   */
  stream(params?: CallStreamParams, options?: StreamOptions): CallStream {
    return callStream(this.core, params, options);
  }

  /**
   * Waits until a call is over, whatever its outcome, and its result is final.
   *
   * @throws `TimeoutError` with phase `wait` after `maxWaitMs`; `AbortError` when the signal fires.
   * `InvalidParamsError` when `maxWaitMs` is not above 0. Giving up the wait does not end the call.
   * @example
   * ```ts
   * const call = await client.calls.waitForResult(queued.id, { maxWaitMs: 300_000 });
   * console.log(call.status); // completed
   * ```
   */
  async waitForResult<R extends ReturnsSpec = ReturnsSpec>(
    callId: string,
    options?: WaitOptions<R>,
  ): Promise<Call<R>> {
    const { waitForResult } = await import('./wait-for-result.js');
    return waitForResult(
      (signal) => this.retrieve<R>(callId, { ...options, signal }),
      callId,
      options,
      this.core.clock,
    );
  }
}
