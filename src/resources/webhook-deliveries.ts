import type { APIPromise } from '../api-promise.js';
import type { PageParams } from '../models/page.js';
import type { WebhookDelivery, WebhookDeliveryFilters } from '../models/webhook-delivery.js';
import type { RequestOptions } from '../options.js';
import type { Page } from '../page.js';
import type { WalkOptions } from '../pagination.js';
import { Paginator } from '../pagination.js';
import { Resource } from './resource.js';

/**
 * The log of what was sent to webhook endpoints.
 *
 * @example
 * ```ts
 * for await (const { id, lastError } of client.webhookDeliveries.iterWebhookDeliveries({ status: 'exhausted' })) {
 *   console.log(id, lastError);
 *   await client.webhookDeliveries.redeliver(id);
 * }
 * ```
 */
export class WebhookDeliveries extends Resource {
  /**
   * One page of deliveries, newest first: 50 unless `limit` (1 to 200) says otherwise.
   *
   * @example
   * ```ts
   * const { data } = await client.webhookDeliveries.list({ callId: queued.id });
   * console.log(data[0]?.eventType); // call.queued
   * ```
   */
  list(
    params?: WebhookDeliveryFilters & PageParams,
    options?: RequestOptions,
  ): APIPromise<Page<WebhookDelivery>> {
    return this.core.page('webhookDeliveries.list', { query: params }, options);
  }

  /**
   * Walks all deliveries.
   *
   * @example
   * ```ts
   * const deliveries = client.webhookDeliveries.iterWebhookDeliveries({ endpointId: 'we_1' });
   * for await (const { eventType, status, attemptCount } of deliveries) console.log(eventType, status, attemptCount);
   * ```
   */
  iterWebhookDeliveries(
    params?: WebhookDeliveryFilters & PageParams,
    options?: RequestOptions & WalkOptions,
  ): Paginator<WebhookDelivery> {
    return new Paginator((page) => this.list(page, options), params, options);
  }

  /**
   * Reads one delivery by its id, `wd_…`.
   *
   * @throws `NotFoundError` when there is no such delivery.
   * @example
   * ```ts
   * const sent = await client.webhookEndpoints.test('we_1');
   * const { status, lastResponseStatus, lastError } = await client.webhookDeliveries.retrieve(sent.id);
   * ```
   */
  retrieve(deliveryId: string, options?: RequestOptions): APIPromise<WebhookDelivery> {
    return this.core.call('webhookDeliveries.retrieve', { path: { id: deliveryId } }, options);
  }

  /**
   * Delivers the same event again, under the same event id.
   *
   * @example
   * ```ts
   * const { data } = await client.webhookDeliveries.list({ callId: queued.id });
   * for (const { id, eventId } of data) {
   *   const again = await client.webhookDeliveries.redeliver(id);
   *   console.log(again.eventId === eventId, again.status); // true pending
   * }
   * ```
   */
  redeliver(deliveryId: string, options?: RequestOptions): APIPromise<WebhookDelivery> {
    return this.core.call('webhookDeliveries.redeliver', { path: { id: deliveryId } }, options);
  }
}
