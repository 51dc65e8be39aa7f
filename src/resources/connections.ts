import type { APIPromise } from '../api-promise.js';
import type {
  ConnectionCreateParams,
  ConnectionUpdateParams,
  KycParams,
  TelephonyConnection,
  VerifyMobileParams,
} from '../models/connection.js';
import type { PageParams } from '../models/page.js';
import type { RequestOptions, WriteOptions } from '../options.js';
import type { Page } from '../page.js';
import type { WalkOptions } from '../pagination.js';
import { Paginator } from '../pagination.js';
import { Resource } from './resource.js';

/**
 * Telephony connections, through which numbers are bought or imported.
 *
 * @example
 * ```ts
 * const { connections } = client.telephony;
 * const trunk = await connections.create({ type: 'custom_sip', friendlyName: 'Our trunk' });
 * console.log(`Point your carrier at ${trunk.platformSipUri}.`);
 * ```
 */
export class Connections extends Resource {
  /**
   * One page of connections, newest first: 50 unless `limit` (1 to 200) says otherwise.
   *
   * @example
   * ```ts
   * const { data } = await client.telephony.connections.list();
   * console.log(data[0]?.type, data[0]?.status); // twilio_managed active
   * ```
   */
  list(params?: PageParams, options?: RequestOptions): APIPromise<Page<TelephonyConnection>> {
    return this.core.page('telephony.connections.list', { query: params }, options);
  }

  /**
   * Walks all connections.
   *
   * @example
   * ```ts
   * for await (const { type, status } of client.telephony.connections.iterConnections()) console.log(type, status);
   * ```
   */
  iterConnections(
    params?: PageParams,
    options?: RequestOptions & WalkOptions,
  ): Paginator<TelephonyConnection> {
    return new Paginator((page) => this.list(page, options), params, options);
  }

  /**
   * Connects a provider. Managed Twilio is a permanent choice.
   *
   * @throws `ConflictError` `terms_not_accepted` or `provider_locked`.
   * @example
   * ```ts
   * const connection = await client.telephony.connections.create({
   *   type: 'twilio_managed',
   *   friendlyName: 'Main line',
   *   acceptTerms: true,
   * });
   * ```
   */
  create(params: ConnectionCreateParams, options?: RequestOptions): APIPromise<TelephonyConnection> {
    return this.core.call('telephony.connections.create', { body: params }, options);
  }

  /**
   * Reads one connection by its id, `tc_…`. Secrets are never returned.
   *
   * @throws `NotFoundError` when there is no such connection.
   * @example
   * ```ts
   * const { type } = await client.telephony.connections.retrieve(number.connectionId);
   * console.log(type); // twilio_managed
   * ```
   */
  retrieve(connectionId: string, options?: RequestOptions): APIPromise<TelephonyConnection> {
    return this.core.call('telephony.connections.retrieve', { path: { id: connectionId } }, options);
  }

  /**
   * Renames a connection, or replaces its Twilio auth token.
   *
   * @throws `UnprocessableEntityError` for an `authToken` of a connection that is not `twilio_byo`;
   * `VersionMismatchError` when its version is not `ifVersion`.
   * @example
   * ```ts
   * await client.telephony.connections.update(number.connectionId, { friendlyName: 'Main line' });
   * ```
   */
  update(
    connectionId: string,
    params: ConnectionUpdateParams,
    options?: WriteOptions,
  ): APIPromise<TelephonyConnection> {
    return this.core.call(
      'telephony.connections.update',
      { path: { id: connectionId }, body: params },
      options,
    );
  }

  /**
   * Deletes a connection.
   *
   * @throws `ConflictError` `number_in_use` while it carries numbers. `provider_locked` for managed Twilio, which is
   * permanent.
   * @example
   * ```ts
   * const trunk = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Old trunk' });
   * await client.telephony.connections.delete(trunk.id);
   * ```
   */
  delete(connectionId: string, options?: WriteOptions): APIPromise<void> {
    return this.core.call('telephony.connections.delete', { path: { id: connectionId } }, options);
  }

  /**
   * Indian telephony: has a code sent to a mobile number, then takes the code.
   *
   * @throws `UnprocessableEntityError` for a wrong code, a number to which no code was sent, or another type of
   * connection.
   * @example
   * ```ts
   * const { connections } = client.telephony;
   * const { id } = await connections.create({ type: 'indian', friendlyName: 'Mumbai' });
   * const mobileNumber = '+919812345678';
   * await connections.verifyMobile(id, { mobileNumber });
   * // The in-memory backend sends no message: its code is always this one.
   * const { status } = await connections.verifyMobile(id, { mobileNumber, code: '123456' });
   * console.log(status); // pending_kyc
   * ```
   */
  verifyMobile(
    connectionId: string,
    params: VerifyMobileParams,
    options?: WriteOptions,
  ): APIPromise<TelephonyConnection> {
    return this.core.call(
      'telephony.connections.verifyMobile',
      { path: { id: connectionId }, body: params },
      options,
    );
  }

  /**
   * Indian telephony: submits the business's documents, after the mobile number is verified.
   *
   * @throws `ConflictError` `kyc_incomplete` before the mobile number is verified; `UnprocessableEntityError` for
   * another type of connection.
   * @example
   * ```ts
   * const { connections } = client.telephony;
   * const { id } = await connections.create({ type: 'indian', friendlyName: 'Mumbai' });
   * const mobileNumber = '+919812345678';
   * await connections.verifyMobile(id, { mobileNumber });
   * await connections.verifyMobile(id, { mobileNumber, code: '123456' });
   *
   * const { status } = await connections.submitKyc(id, {
   *   legalName: 'Asha Textiles Private Limited',
   *   businessType: 'private_limited',
   *   registrationNumber: 'U17110MH2020PTC123456',
   *   documents: [{ kind: 'certificate_of_incorporation', url: 'https://example.com/coi.pdf' }],
   * });
   * console.log(status); // kyc_review
   * ```
   */
  submitKyc(
    connectionId: string,
    params: KycParams,
    options?: WriteOptions,
  ): APIPromise<TelephonyConnection> {
    return this.core.call(
      'telephony.connections.submitKyc',
      { path: { id: connectionId }, body: params },
      options,
    );
  }
}
