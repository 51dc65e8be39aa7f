import type { APIPromise } from '../api-promise.js';
import type { Account as AccountModel } from '../models/account.js';
import type { RequestOptions } from '../options.js';
import { Resource } from './resource.js';

/** The account behind the key. */
export class Account extends Resource {
  /**
   * Who this key is, and what is left to spend.
   *
   * @example
   * ```ts
   * const { credits } = await client.account.retrieve();
   * ```
   */
  retrieve(options?: RequestOptions): APIPromise<AccountModel> {
    return this.core.call('account.retrieve', {}, options);
  }
}
