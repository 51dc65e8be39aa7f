import type { APIPromise } from '../api-promise.js';
import type { Account } from '../models/account.js';
import type { RequestOptions } from '../options.js';
import { Resource } from './resource.js';

/**
 * The account behind the key.
 *
 * @example
 * ```ts
 * const { credits, keyName } = await client.account.retrieve();
 * if (Number(credits.amount) < 20) console.error(`${keyName}: ${credits.amount} ${credits.currency} left`);
 * ```
 */
export class AccountResource extends Resource {
  /**
   * Whose key this is, and what is left to spend.
   *
   * @example
   * ```ts
   * const { credits } = await client.account.retrieve();
   * ```
   */
  retrieve(options?: RequestOptions): APIPromise<Account> {
    return this.core.call('account.retrieve', {}, options);
  }
}
