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

/** Telephony connections: through whom numbers are bought or brought along. */
export class Connections extends Resource {
  /** One page of connections, newest first. */
  list(params: PageParams = {}, options?: RequestOptions): APIPromise<Page<TelephonyConnection>> {
    return this.page('telephony.connections.list', { query: params }, options);
  }

  /** Walks all connections. */
  iterConnections(
    params: PageParams = {},
    options?: RequestOptions & WalkOptions,
  ): Paginator<TelephonyConnection> {
    return new Paginator((page) => this.list({ ...params, ...page }, options), params, options);
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

  /** Reads one connection. Secrets are never returned. */
  retrieve(connectionId: string, options?: RequestOptions): APIPromise<TelephonyConnection> {
    return this.core.call('telephony.connections.retrieve', { path: { id: connectionId } }, options);
  }

  /** Renames a connection, or gives a new Twilio auth token. */
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
   * @throws `ConflictError` `number_in_use` while numbers hang on it.
   */
  delete(connectionId: string, options?: WriteOptions): APIPromise<void> {
    return this.core.call('telephony.connections.delete', { path: { id: connectionId } }, options);
  }

  /** Indian telephony: has a code sent to a mobile number, then takes the code. */
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

  /** Indian telephony: submits the business's documents, after the mobile number is verified. */
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
