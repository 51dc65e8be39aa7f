import type { BodyOf } from '../../contract/index.js';
import { addDelivery } from '../deliveries.js';
import { heading } from '../events.js';
import type { HandlersOf } from '../handler.js';
import { newId } from '../ids.js';
import { listing } from '../pages.js';
import { applyPatch, checkVersion } from '../patch.js';
import { find, touch } from '../rows.js';
import { sampleCall } from '../sample-call.js';
import { rotateSecret } from '../secrets.js';
import type { EndpointRow, State } from '../state.js';
import { nextSeq } from '../state.js';
import { iso } from '../times.js';
import { deliveryView, endpointView } from '../views.js';
import { showOnce } from './show-once.js';

function newEndpoint(state: State, body: BodyOf<'webhookEndpoints.create'>, now: number): EndpointRow {
  return {
    id: newId(state, 'we'),
    seq: nextSeq(state),
    version: 1,
    url: body.url,
    description: body.description ?? null,
    enabledEvents: [...(body.enabledEvents ?? ['*'])],
    status: body.status ?? 'enabled',
    disabledReason: null,
    consecutiveFailures: 0,
    metadata: body.metadata ?? {},
    createdAt: iso(now),
    updatedAt: iso(now),
    secrets: [],
  };
}

export const webhookEndpoints: HandlersOf<'webhookEndpoints'> = {
  'webhookEndpoints.list': ({ state }, { query }) =>
    listing({ list: 'webhookEndpoints.list', query, rows: state.endpoints.values(), show: endpointView }),

  'webhookEndpoints.create': ({ state }, { body, now }) => {
    const endpoint = newEndpoint(state, body, now);
    state.endpoints.set(endpoint.id, endpoint);
    return showOnce(endpointView(endpoint), 'signingSecret', rotateSecret(state, endpoint, now));
  },

  'webhookEndpoints.retrieve': ({ state }, { id }) => endpointView(find(state, 'endpoints', id)),

  'webhookEndpoints.update': ({ state }, { id, body, ifMatch, now }) => {
    const endpoint = find(state, 'endpoints', id);
    checkVersion(endpoint, ifMatch);
    // Enabling by hand wipes the slate: what the platform held against the endpoint is forgiven.
    const again = body.status === 'enabled' ? { disabledReason: null, consecutiveFailures: 0 } : {};
    applyPatch(endpoint, { ...body, ...again }, now);
    return endpointView(endpoint);
  },

  'webhookEndpoints.delete': ({ state }, { id, ifMatch }) => {
    checkVersion(find(state, 'endpoints', id), ifMatch);
    state.endpoints.delete(id);
    return undefined;
  },

  'webhookEndpoints.rotateSecret': ({ state }, { id, ifMatch, now }) => {
    const endpoint = find(state, 'endpoints', id);
    checkVersion(endpoint, ifMatch);
    const secret = rotateSecret(state, endpoint, now);
    touch(endpoint, now);
    return showOnce(endpointView(endpoint), 'signingSecret', secret);
  },

  'webhookEndpoints.test': (world, { id, now }) => {
    const { url } = find(world.state, 'endpoints', id);
    const call = sampleCall(world.state, now);
    const event = { ...heading(world, now), type: 'call.completed' as const, data: { call } };
    return deliveryView(addDelivery(world, event, { endpointId: id, agentId: null, url }, null));
  },
};
