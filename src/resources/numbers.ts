import type { APIPromise } from '../api-promise.js';
import { InvalidParamsError } from '../errors.js';
import type { PageParams } from '../models/page.js';
import type { NumberFilters, NumberUpdateParams, PhoneNumber } from '../models/phone-number.js';
import type { RequestOptions, WriteOptions } from '../options.js';
import type { Page } from '../page.js';
import type { WalkOptions } from '../pagination.js';
import { Paginator } from '../pagination.js';
import { Resource } from './resource.js';

/** A span of time: ms, or an object such as `{ days: 3 }`. */
export type Within = number | { days?: number | undefined; hours?: number | undefined };

function spanMs(within: Within): number {
  const ms =
    typeof within === 'number' ? within : ((within.days ?? 0) * 24 + (within.hours ?? 0)) * 3_600_000;
  if (ms > 0) return ms;
  const issue = {
    path: 'within',
    message: 'a positive span: ms, or { days, hours }',
    given: JSON.stringify(within),
  };
  throw new InvalidParamsError('numbers.iterExpiring', [issue]);
}

/** The phone numbers of the account. */
export class Numbers extends Resource {
  /** One page of numbers, newest first. */
  list(params: NumberFilters & PageParams = {}, options?: RequestOptions): APIPromise<Page<PhoneNumber>> {
    return this.page('numbers.list', { query: params }, options);
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
    params: NumberFilters & PageParams = {},
    options?: RequestOptions & WalkOptions,
  ): Paginator<PhoneNumber> {
    return new Paginator((page) => this.list({ ...params, ...page }, options), params, options);
  }

  /** Reads one number. */
  retrieve(numberId: string, options?: RequestOptions): APIPromise<PhoneNumber> {
    return this.core.call('numbers.retrieve', { path: { id: numberId } }, options);
  }

  /** Renames a number, sets whom to ask while it rings, changes metadata. */
  update(numberId: string, params: NumberUpdateParams, options?: WriteOptions): APIPromise<PhoneNumber> {
    return this.core.call('numbers.update', { path: { id: numberId }, body: params }, options);
  }

  /**
   * Gives a bought number back for good, or disconnects an imported one.
   *
   * @throws `ConflictError` `number_in_use` while it has an active dispatch rule.
   */
  release(numberId: string, options?: WriteOptions): APIPromise<PhoneNumber> {
    return this.core.call('numbers.release', { path: { id: numberId } }, options);
  }

  /** Renews a managed number for 28 days from its due date. It spends credits. */
  renew(numberId: string, options?: WriteOptions): APIPromise<PhoneNumber> {
    return this.core.call('numbers.renew', { path: { id: numberId } }, options);
  }

  /**
   * Walks the managed numbers that are lost, or fall due, within a span from now: those whose 28 days
   * end, and those in their 48 hours of grace.
   *
   * @example
   * ```ts
   * for await (const number of client.numbers.iterExpiring({ within: { days: 3 } })) {
   *   await client.numbers.renew(number.id);
   * }
   * ```
   */
  async *iterExpiring(
    { within }: { within: Within },
    options?: RequestOptions & WalkOptions,
  ): AsyncGenerator<PhoneNumber, void, undefined> {
    const until = this.core.clock.now() + spanMs(within);
    for await (const number of this.iterNumbers({}, options)) {
      const due = number.status === 'renewal_due' ? number.releasesAt : number.renewsAt;
      if (number.status !== 'released' && due !== null && Date.parse(due) <= until) yield number;
    }
  }
}
