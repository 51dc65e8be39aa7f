import type { HandlersOf } from '../handler.js';
import { listing, matches } from '../pages.js';
import { find } from '../rows.js';
import { iso } from '../times.js';
import { deliveryView } from '../views.js';

export const webhookDeliveries: HandlersOf<'webhookDeliveries'> = {
  'webhookDeliveries.list': ({ state }, { query }) => {
    const { endpointId, callId, status } = query;
    return listing({
      list: 'webhookDeliveries.list',
      query,
      rows: state.deliveries.values(),
      keep: (row) => matches(row, { endpointId, callId, status }),
      show: deliveryView,
    });
  },

  'webhookDeliveries.retrieve': ({ state }, { id }) => deliveryView(find(state, 'deliveries', id)),

  'webhookDeliveries.redeliver': ({ state, courier }, { id, now }) => {
    const delivery = find(state, 'deliveries', id);
    delivery.status = 'pending';
    delivery.nextAttemptAt = iso(now);
    delivery.redeliveries += 1;
    delivery.attemptsBefore = delivery.attemptCount;
    courier.take(delivery);
    return deliveryView(delivery);
  },
};
