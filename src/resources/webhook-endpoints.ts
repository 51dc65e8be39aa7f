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

/** Addresses that are sent the account's events. */
export class WebhookEndpoints extends Resource {
  /** One page of endpoints, newest first. */
  list(params: PageParams = {}, options?: RequestOptions): APIPromise<Page<WebhookEndpoint>> {
    return this.page('webhookEndpoints.list', { query: params }, options);
  }

  /** Walks all endpoints. */
  iterWebhookEndpoints(
    params: PageParams = {},
    options?: RequestOptions & WalkOptions,
  ): Paginator<WebhookEndpoint> {
    return new Paginator((page) => this.list({ ...params, ...page }, options), params, options);
  }

  /**
   * Creates an endpoint. The answer holds its `signingSecret`, this once: keep it.
   *
   * @example
   * ```ts
   * const { signingSecret } = await client.webhookEndpoints.create({ url: 'https://example.com/hooks' });
   * ```
   */
  create(params: WebhookEndpointCreateParams, options?: RequestOptions): APIPromise<WebhookEndpoint> {
    return this.core.call('webhookEndpoints.create', { body: params }, options);
  }

  /** Reads one endpoint. */
  retrieve(endpointId: string, options?: RequestOptions): APIPromise<WebhookEndpoint> {
    return this.core.call('webhookEndpoints.retrieve', { path: { id: endpointId } }, options);
  }

  /** Changes an endpoint; `status: 'enabled'` wakes one that failures disabled. */
  update(
    endpointId: string,
    params: WebhookEndpointUpdateParams,
    options?: WriteOptions,
  ): APIPromise<WebhookEndpoint> {
    return this.core.call('webhookEndpoints.update', { path: { id: endpointId }, body: params }, options);
  }

  /** Deletes an endpoint. */
  delete(endpointId: string, options?: WriteOptions): APIPromise<void> {
    return this.core.call('webhookEndpoints.delete', { path: { id: endpointId } }, options);
  }

  /** A new `signingSecret`, in the answer this once. Both secrets sign for 24 hours. */
  rotateSecret(endpointId: string, options?: WriteOptions): APIPromise<WebhookEndpoint> {
    return this.core.call('webhookEndpoints.rotateSecret', { path: { id: endpointId } }, options);
  }

  /** Sends a signed test event; the answer is its delivery. */
  test(endpointId: string, options?: RequestOptions): APIPromise<WebhookDelivery> {
    return this.core.call('webhookEndpoints.test', { path: { id: endpointId } }, options);
  }
}
