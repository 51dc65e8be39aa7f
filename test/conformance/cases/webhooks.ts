import type { Cases } from './case.js';

export const webhooks: Cases<'webhookEndpoints'> & Cases<'webhookDeliveries'> = {
  'webhookEndpoints.list': { success: () => ({}) },
  'webhookEndpoints.create': {
    success: () => ({ body: { url: 'https://example.com/new', enabledEvents: ['call.completed'] } }),
  },
  'webhookEndpoints.retrieve': { success: (w) => ({ ids: [w.endpoint] }) },
  'webhookEndpoints.update': { success: (w) => ({ ids: [w.endpoint], body: { status: 'disabled' } }) },
  'webhookEndpoints.delete': { success: (w) => ({ ids: [w.endpoint] }) },
  'webhookEndpoints.rotateSecret': { success: (w) => ({ ids: [w.endpoint] }) },
  'webhookEndpoints.test': { success: (w) => ({ ids: [w.endpoint] }) },
  'webhookDeliveries.list': { success: (w) => ({ query: { endpointId: w.endpoint } }) },
  'webhookDeliveries.retrieve': { success: (w) => ({ ids: [w.delivery] }) },
  'webhookDeliveries.redeliver': { success: (w) => ({ ids: [w.delivery] }) },
};
