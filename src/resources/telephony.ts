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

/**
 * Connections to the telephone network, and the numbers that come through them.
 *
 * @example
 * ```ts
 * const found = client.telephony.iterAvailableNumbers({ countryCode: 'US', areaCode: '415' });
 * for await (const { phoneNumber } of found.take(1)) {
 *   await client.telephony.buyNumber({ phoneNumber, connectionId: number.connectionId });
 * }
 * ```
 */
export class Telephony extends Resource {
  /** SIP trunks, Twilio accounts, managed Twilio, Indian telephony. */
  readonly connections: Connections = new Connections(this.core);

  /**
   * One page of numbers that can be bought: 50 unless `limit` (1 to 200) says otherwise.
   *
   * @example
   * ```ts
   * const wanted = { countryCode: 'US', numberType: 'toll_free', limit: 5 } as const;
   * const { data } = await client.telephony.listAvailableNumbers(wanted);
   * console.log(data.length, data[0]?.pricing.monthlyFee.amount); // 5 1.15
   * ```
   */
  listAvailableNumbers(
    params: AvailableNumberFilters & PageParams,
    options?: RequestOptions,
  ): APIPromise<Page<AvailableNumber>> {
    return this.core.page('telephony.listAvailableNumbers', { query: params }, options);
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
      (page) => this.listAvailableNumbers(page as AvailableNumberFilters, options),
      params,
      options,
    );
  }

  /**
   * Buys a number; it works at once. It spends credits, but only once, however often the request is retried.
   *
   * @throws `ConflictError` `number_unavailable`, `price_changed` (more than `maxMonthlyFee`) or `kyc_incomplete`;
   * `InsufficientCreditsError`.
   * @example
   * ```ts
   * const { data } = await client.telephony.listAvailableNumbers({ countryCode: 'US', areaCode: '415', limit: 1 });
   * const bought = await client.telephony.buyNumber({
   *   phoneNumber: data[0]?.phoneNumber ?? '',
   *   connectionId: number.connectionId,
   *   maxMonthlyFee: { amount: '1.15', currency: 'USD' },
   * });
   * ```
   */
  buyNumber(params: BuyNumberParams, options?: RequestOptions): APIPromise<PhoneNumber> {
    return this.core.call('telephony.buyNumber', { body: params }, options);
  }

  /**
   * Imports a number of your own, through your SIP trunk or your Twilio account.
   *
   * @throws `ConflictError` `number_unavailable` when the account has the number already; `UnprocessableEntityError`
   * when what the type of connection needs is missing.
   * @example
   * ```ts
   * const { id } = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Our trunk' });
   * await client.telephony.importNumber({
   *   phoneNumber: '+442079460123',
   *   connectionId: id,
   *   terminationUri: 'sip:trunk.example.com',
   *   sipUsername: 'cordboard',
   *   sipPassword: 'a password of the carrier',
   * });
   * ```
   */
  importNumber(params: ImportNumberParams, options?: RequestOptions): APIPromise<PhoneNumber> {
    return this.core.call('telephony.importNumber', { body: params }, options);
  }
}
