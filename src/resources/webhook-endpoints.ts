import type { APIPromise } from '../api-promise.js';
import type { PageParams } from '../models/page.js';
import type { WebhookDelivery } from '../models/webhook-delivery.js';
import type {
  WebhookEndpoint,
  WebhookEndpointCreateParams,
  WebhookEndpointUpdateParams,
} from '../models/webhook-endpoint.js';
import type { RequestOptions, WriteOptions } from '../options.js';
import type { Page } from '../page.js';
import type { WalkOptions } from '../pagination.js';
import { Paginator } from '../pagination.js';
import { Resource } from './resource.js';

/**
 * Endpoints that are sent the account's events.
 *
 * @example
 * ```ts
 * const { id, signingSecret } = await client.webhookEndpoints.create({
 *   url: 'https://example.com/hooks',
 *   enabledEvents: ['call.completed', 'number.renewal_due'],
 * });
 * await client.webhookEndpoints.test(id);
 * ```
 */
export class WebhookEndpoints extends Resource {
  /**
   * One page of endpoints, newest first: 50 unless `limit` (1 to 200) says otherwise.
   *
   * @example
   * ```ts
   * const { data } = await client.webhookEndpoints.list();
   * const disabled = data.filter(({ status }) => status === 'disabled');
   * ```
   */
  list(params?: PageParams, options?: RequestOptions): APIPromise<Page<WebhookEndpoint>> {
    return this.core.page('webhookEndpoints.list', { query: params }, options);
  }

  /**
   * Walks all endpoints.
   *
   * @example
   * ```ts
   * for await (const { url, enabledEvents } of client.webhookEndpoints.iterWebhookEndpoints()) {
   *   console.log(url, enabledEvents);
   * }
   * ```
   */
  iterWebhookEndpoints(
    params?: PageParams,
    options?: RequestOptions & WalkOptions,
  ): Paginator<WebhookEndpoint> {
    return new Paginator((page) => this.list(page, options), params, options);
  }

  /**
   * Creates an endpoint. The answer holds its `signingSecret`, this once only: keep it.
   *
   * @example
   * ```ts
   * const { signingSecret } = await client.webhookEndpoints.create({ url: 'https://example.com/hooks' });
   * ```
   */
  create(params: WebhookEndpointCreateParams, options?: RequestOptions): APIPromise<WebhookEndpoint> {
    return this.core.call('webhookEndpoints.create', { body: params }, options);
  }

  /**
   * Reads one endpoint by its id, `we_…`.
   *
   * @throws `NotFoundError` when there is no such endpoint.
   * @example
   * ```ts
   * const { status, disabledReason, consecutiveFailures } = await client.webhookEndpoints.retrieve('we_1');
   * ```
   */
  retrieve(endpointId: string, options?: RequestOptions): APIPromise<WebhookEndpoint> {
    return this.core.call('webhookEndpoints.retrieve', { path: { id: endpointId } }, options);
  }

  /**
   * Changes an endpoint; `status: 'enabled'` re-enables one that was disabled after failures.
   *
   * @throws `VersionMismatchError` when its version is not `ifVersion`.
   * @example
   * ```ts
   * await client.webhookEndpoints.update('we_1', { status: 'enabled', enabledEvents: ['call.completed'] });
   * ```
   */
  update(
    endpointId: string,
    params: WebhookEndpointUpdateParams,
    options?: WriteOptions,
  ): APIPromise<WebhookEndpoint> {
    return this.core.call('webhookEndpoints.update', { path: { id: endpointId }, body: params }, options);
  }

  /**
   * Deletes an endpoint.
   *
   * @example
   * ```ts
   * await client.webhookEndpoints.delete('we_1');
   * ```
   */
  delete(endpointId: string, options?: WriteOptions): APIPromise<void> {
    return this.core.call('webhookEndpoints.delete', { path: { id: endpointId } }, options);
  }

  /**
   * Rotates the signing secret: the answer holds the new `signingSecret`, this once only. Both secrets sign for 24
   * hours.
   *
   * @example
   * ```ts
   * const { signingSecret } = await client.webhookEndpoints.rotateSecret('we_1');
   * console.log(signingSecret?.slice(0, 6)); // whsec_
   * ```
   */
  rotateSecret(endpointId: string, options?: WriteOptions): APIPromise<WebhookEndpoint> {
    return this.core.call('webhookEndpoints.rotateSecret', { path: { id: endpointId } }, options);
  }

  /**
   * Sends a signed test event; the answer is its delivery.
   *
   * @example
   * ```ts
   * const { eventType, status } = await client.webhookEndpoints.test('we_1');
   * console.log(eventType, status); // call.completed pending
   * ```
   */
  test(endpointId: string, options?: RequestOptions): APIPromise<WebhookDelivery> {
    return this.core.call('webhookEndpoints.test', { path: { id: endpointId } }, options);
  }
}
