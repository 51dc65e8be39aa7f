import type { APIPromise } from '../api-promise.js';
import type { PageParams } from '../models/page.js';
import type { WebhookDelivery, WebhookDeliveryFilters } from '../models/webhook-delivery.js';
import type { RequestOptions } from '../options.js';
import type { Page } from '../page.js';
import type { WalkOptions } from '../pagination.js';
import { Paginator } from '../pagination.js';
import { Resource } from './resource.js';

/** The log of what was sent to webhook endpoints. */
export class WebhookDeliveries extends Resource {
  /** One page of deliveries, newest first. */
  list(
    params: WebhookDeliveryFilters & PageParams = {},
    options?: RequestOptions,
  ): APIPromise<Page<WebhookDelivery>> {
    return this.page('webhookDeliveries.list', { query: params }, options);
  }

  /** Walks all deliveries. */
  iterWebhookDeliveries(
    params: WebhookDeliveryFilters & PageParams = {},
    options?: RequestOptions & WalkOptions,
  ): Paginator<WebhookDelivery> {
    return new Paginator((page) => this.list({ ...params, ...page }, options), params, options);
  }

  /** Reads one delivery. */
  retrieve(deliveryId: string, options?: RequestOptions): APIPromise<WebhookDelivery> {
    return this.core.call('webhookDeliveries.retrieve', { path: { id: deliveryId } }, options);
  }

  /** Delivers the same event again, under the same event id. */
  redeliver(deliveryId: string, options?: RequestOptions): APIPromise<WebhookDelivery> {
    return this.core.call('webhookDeliveries.redeliver', { path: { id: deliveryId } }, options);
  }
}
