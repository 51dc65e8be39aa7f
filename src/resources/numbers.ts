import type { APIPromise } from '../api-promise.js';
import type { PageParams } from '../models/page.js';
import type { NumberFilters, NumberUpdateParams, PhoneNumber } from '../models/phone-number.js';
import type { RequestOptions, WriteOptions } from '../options.js';
import type { Page } from '../page.js';
import type { WalkOptions } from '../pagination.js';
import { Paginator } from '../pagination.js';
import type {
  ExchangeParams,
  RecoverSwapsParams,
  SwapAllItem,
  SwapAllOptions,
  SwapOutcome,
  SwapParams,
  SwapRecovery,
  SwapRequestOptions,
  SwapResult,
} from '../swaps/types.js';
import { Resource } from './resource.js';

/** A length of time: ms, or an object such as `{ days: 3 }`. */
export type Within = number | { days?: number | undefined; hours?: number | undefined };

/** Loaded at the first swap. */
const swaps = () => import('../swaps/index.js');

/**
 * The phone numbers of the account.
 *
 * @example
 * ```ts
 * const number = await client.numbers.retrieve('pn_1');
 * await client.numbers.swap(number.id, { toAgentId: nightShift.id });
 * await client.numbers.update(number.id, { friendlyName: 'Night line' });
 * ```
 */
export class Numbers extends Resource {
  /**
   * One page of numbers, newest first: 50 unless `limit` (1 to 200) says otherwise.
   *
   * @example
   * ```ts
   * const { data } = await client.numbers.list({ phoneNumber: number.phoneNumber });
   * console.log(data[0]?.id); // pn_1
   * ```
   */
  list(params?: NumberFilters & PageParams, options?: RequestOptions): APIPromise<Page<PhoneNumber>> {
    return this.core.page('numbers.list', { query: params }, options);
  }

  /**
   * Walks all numbers.
   *
   * @example
   * ```ts
   * for await (const number of client.numbers.iterNumbers()) console.log(number.phoneNumber);
   * ```
   */
  iterNumbers(
    params?: NumberFilters & PageParams,
    options?: RequestOptions & WalkOptions,
  ): Paginator<PhoneNumber> {
    return new Paginator((page) => this.list(page, options), params, options);
  }

  /**
   * Reads one number by its id, `pn_…`.
   *
   * @throws `NotFoundError` when there is no such number.
   * @example
   * ```ts
   * const { inboundAgentId, dispatchRuleId } = await client.numbers.retrieve('pn_1');
   * console.log(inboundAgentId, dispatchRuleId); // ag_1 dr_1
   * ```
   */
  retrieve(numberId: string, options?: RequestOptions): APIPromise<PhoneNumber> {
    return this.core.call('numbers.retrieve', { path: { id: numberId } }, options);
  }

  /**
   * Renames a number, sets its inbound callback, or changes its metadata.
   *
   * @throws `VersionMismatchError` when its version is not `ifVersion`.
   * @example
   * ```ts
   * const url = 'https://example.com/ringing?token=a-long-token-for-callbacks';
   * await client.numbers.update(number.id, { inboundCallback: { url }, metadata: { team: 'support' } });
   * ```
   */
  update(numberId: string, params: NumberUpdateParams, options?: WriteOptions): APIPromise<PhoneNumber> {
    return this.core.call('numbers.update', { path: { id: numberId }, body: params }, options);
  }

  /**
   * Gives a bought number back for good, or disconnects an imported one.
   *
   * @throws `ConflictError` `number_in_use` while it has an active dispatch rule.
   * @example
   * ```ts
   * const { status } = await client.numbers.release('pn_free');
   * console.log(status); // released
   * ```
   */
  release(numberId: string, options?: WriteOptions): APIPromise<PhoneNumber> {
    return this.core.call('numbers.release', { path: { id: numberId } }, options);
  }

  /**
   * Renews a managed number for 28 days from its due date. It spends credits.
   *
   * @throws `InsufficientCreditsError`; `ConflictError` `number_unavailable` when it has been released;
   * `UnprocessableEntityError` for an imported number.
   * @example
   * ```ts
   * const { renewsAt, status } = await client.numbers.renew(number.id);
   * ```
   */
  renew(numberId: string, options?: WriteOptions): APIPromise<PhoneNumber> {
    return this.core.call('numbers.renew', { path: { id: numberId } }, options);
  }

  /**
   * Walks the managed numbers that fall due, or will be lost, within a given time from now: those whose 28 days end,
   * and those whose 48 hours of grace do. With a span of 2 days or more, none in grace is passed over.
   *
   * @throws `InvalidParamsError`, while it is iterated, for a time that is not positive.
   * @example
   * ```ts
   * for await (const number of client.numbers.iterExpiring({ within: { days: 3 } })) {
   *   await client.numbers.renew(number.id);
   * }
   * ```
   */
  async *iterExpiring(
    params: { within: Within },
    options?: RequestOptions & WalkOptions,
  ): AsyncGenerator<PhoneNumber, void, undefined> {
    const { expiring } = await import('./expiring.js');
    yield* expiring(this.iterNumbers({}, options), params?.within, this.core.clock.now());
  }

  /**
   * Moves a number to another inbound agent. Its schedule, limit, variables and metadata go with it, and whatever
   * fails, one of the two agents has the number in the end. A number without a route is routed, always open.
   *
   * @throws `SwapConflictError` when someone else moves or has moved it, or `fromAgentId` is not the agent that
   * answers. `SwapStrandedError` when it stopped half-way: run {@link recoverSwaps}. `InvalidParamsError` when the
   * agent is archived or not inbound.
   * @example
   * ```ts
   * const { from, to, unroutedMs } = await client.numbers.swap(number.id, { toAgentId: nightShift.id });
   * ```
   */
  async swap(numberId: string, params: SwapParams, options?: SwapRequestOptions): Promise<SwapResult> {
    return (await swaps()).swap(this.core, numberId, params, options);
  }

  /**
   * Lets two routed numbers trade their agents. Each keeps its own schedule, limit, variables and metadata. If the
   * first number cannot be moved, the second is left alone.
   *
   * @throws as {@link swap} does; then each number still has a route, or `recoverSwaps` gives it one.
   * @example
   * ```ts
   * const [a, b] = await client.numbers.exchange(sales.id, support.id);
   * ```
   */
  async exchange(
    numberA: string,
    numberB: string,
    params?: ExchangeParams,
    options?: SwapRequestOptions,
  ): Promise<[SwapResult, SwapResult]> {
    return (await swaps()).exchange(this.core, numberA, numberB, params, options);
  }

  /**
   * Moves many numbers, each on its own: one that fails does not stop the others. The outcomes are in the order of
   * the list.
   *
   * @throws `InvalidParamsError` when a number is listed twice; nothing is moved then.
   * @example
   * ```ts
   * const outcomes = await client.numbers.swapAll(
   *   numbers.map((number) => ({ numberId: number.id, toAgentId: nightShift.id })),
   *   { concurrency: 8, onProgress: ({ done, total }) => console.error(`${done} of ${total}`) },
   * );
   * const failed = outcomes.filter((outcome) => outcome.error);
   * ```
   */
  async swapAll(
    list: readonly SwapAllItem[],
    params?: SwapAllOptions,
    options?: SwapRequestOptions,
  ): Promise<SwapOutcome[]> {
    return (await swaps()).swapAll(this.core, list, params, options);
  }

  /**
   * Finishes swaps whose process died or lost its connection, from any process and as often as you like: run it from
   * a timer, or after a `SwapStrandedError` with `olderThanMs: 0`. A swap that cannot be finished does not make it
   * throw; see each `error`.
   *
   * @example
   * ```ts
   * for (const { numberId, outcome } of await client.numbers.recoverSwaps()) console.log(numberId, outcome);
   * ```
   */
  async recoverSwaps(params?: RecoverSwapsParams, options?: SwapRequestOptions): Promise<SwapRecovery[]> {
    return (await swaps()).recoverSwaps(this.core, params, options);
  }
}
