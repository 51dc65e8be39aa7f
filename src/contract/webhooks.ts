import { webhookDeliveryFilters, webhookDeliverySchema } from '../models/webhook-delivery.js';
import {
  webhookEndpointCreateSchema,
  webhookEndpointSchema,
  webhookEndpointUpdateSchema,
} from '../models/webhook-endpoint.js';
import { act, change, create, list, read, remove } from './route.js';

const ENDPOINTS = '/v1/webhook-endpoints';
const DELIVERIES = '/v1/webhook-deliveries';

export const webhooks = {
  'webhookEndpoints.list': list(ENDPOINTS, 'List webhook endpoints', webhookEndpointSchema, () => ({})),
  'webhookEndpoints.create': create(
    ENDPOINTS,
    'Create a webhook endpoint',
    webhookEndpointCreateSchema,
    webhookEndpointSchema,
  ),
  'webhookEndpoints.retrieve': read(
    `${ENDPOINTS}/{id}`,
    'Retrieve a webhook endpoint',
    webhookEndpointSchema,
  ),
  'webhookEndpoints.update': change(
    'PATCH',
    `${ENDPOINTS}/{id}`,
    'Update a webhook endpoint',
    webhookEndpointUpdateSchema,
    webhookEndpointSchema,
    { versioned: true },
  ),
  'webhookEndpoints.delete': remove(`${ENDPOINTS}/{id}`, 'Delete a webhook endpoint'),
  'webhookEndpoints.rotateSecret': act(
    'POST',
    `${ENDPOINTS}/{id}/rotate-secret`,
    'Rotate the signing secret of a webhook endpoint',
    webhookEndpointSchema,
    { versioned: true },
  ),
  'webhookEndpoints.test': act(
    'POST',
    `${ENDPOINTS}/{id}/test`,
    'Send a signed test event to a webhook endpoint',
    webhookDeliverySchema,
  ),
  'webhookDeliveries.list': list(
    DELIVERIES,
    'List webhook deliveries',
    webhookDeliverySchema,
    webhookDeliveryFilters,
  ),
  'webhookDeliveries.retrieve': read(
    `${DELIVERIES}/{id}`,
    'Retrieve a webhook delivery',
    webhookDeliverySchema,
  ),
  'webhookDeliveries.redeliver': act(
    'POST',
    `${DELIVERIES}/{id}/redeliver`,
    'Deliver an event again',
    webhookDeliverySchema,
  ),
} as const;
