import type { APIPromise } from '../api-promise.js';
import type {
  AvailableNumber,
  AvailableNumberFilters,
  BuyNumberParams,
  ImportNumberParams,
} from '../models/number-order.js';
import type { PageParams } from '../models/page.js';
import type { PhoneNumber } from '../models/phone-number.js';
import type { RequestOptions } from '../options.js';
import type { Page } from '../page.js';
import type { WalkOptions } from '../pagination.js';
import { Paginator } from '../pagination.js';
import { Connections } from './connections.js';
import { Resource } from './resource.js';

/** Ways to the telephone network, and the numbers that come through them. */
export class Telephony extends Resource {
  /** SIP trunks, Twilio accounts, managed Twilio, Indian telephony. */
  readonly connections: Connections = new Connections(this.core);

  /** One page of numbers that can be bought. */
  listAvailableNumbers(
    params: AvailableNumberFilters & PageParams,
    options?: RequestOptions,
  ): APIPromise<Page<AvailableNumber>> {
    return this.page('telephony.listAvailableNumbers', { query: params }, options);
  }

  /**
   * Walks the numbers that can be bought.
   *
   * @example
   * ```ts
   * const found = client.telephony.iterAvailableNumbers({ countryCode: 'US', areaCode: '415' });
   * const [number] = await found.toArray({ limit: 1 });
   * ```
   */
  iterAvailableNumbers(
    params: AvailableNumberFilters & PageParams,
    options?: RequestOptions & WalkOptions,
  ): Paginator<AvailableNumber> {
    return new Paginator(
      (page) => this.listAvailableNumbers({ ...params, ...page }, options),
      params,
      options,
    );
  }

  /**
   * Buys a number; it works at once. It spends credits, once however often the request is retried.
   *
   * @throws `ConflictError` `number_unavailable`, `price_changed` (dearer than `maxMonthlyFee`) or
   * `kyc_incomplete`; `InsufficientCreditsError`.
   */
  buyNumber(params: BuyNumberParams, options?: RequestOptions): APIPromise<PhoneNumber> {
    return this.core.call('telephony.buyNumber', { body: params }, options);
  }

  /** Brings along a number of your own, through your SIP trunk or your Twilio account. */
  importNumber(params: ImportNumberParams, options?: RequestOptions): APIPromise<PhoneNumber> {
    return this.core.call('telephony.importNumber', { body: params }, options);
  }
}
