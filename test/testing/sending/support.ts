import { Cordboard } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';

export const CALLER = '+14155550199';
export const PHONE = '+14155550101';
const NOW = '2026-11-02T15:00:00Z';

/** A backend that sends to a function, a client, and a number that an agent answers. */
export async function exchange(receive: (request: Request) => Promise<Response> | Response) {
  const requests: Request[] = [];
  const bodies: string[] = [];
  const backend = createRoutingBackend({
    now: NOW,
    async send(request) {
      requests.push(request);
      bodies.push(await request.clone().text());
      return receive(request);
    },
  });
  const options = { apiKey: 'sk_test', baseUrl: 'http://backend.test' };
  const client = new Cordboard({ ...options, fetch: backend.fetch });
  const sip = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Trunk' });
  const carrier = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: 'p' };
  const number = await client.telephony.importNumber({
    phoneNumber: PHONE,
    connectionId: sip.id,
    ...carrier,
  });
  const agent = await client.agents.create({ name: 'Day', type: 'inbound', returns: { name: 'string' } });
  const call = () => backend.simulateCall({ from: CALLER, to: PHONE });
  return { backend, client, number, agent, call, requests, bodies };
}

export const URL = 'https://shop.example/hook';

/** An endpoint of the account, for one kind of event, so that there is one delivery to watch. */
export async function hooked(receive: (request: Request) => Promise<Response> | Response) {
  const world = await exchange(receive);
  const { client, agent, number } = world;
  await client.agents.attachNumber(agent.id, { numberId: number.id });
  const endpoint = await client.webhookEndpoints.create({ url: URL, enabledEvents: ['call.completed'] });
  const deliveries = async () =>
    (await client.webhookDeliveries.list({ endpointId: endpoint.id, order: 'asc' })).data;
  const only = async () => (await deliveries())[0];
  return { ...world, endpoint, secret: endpoint.signingSecret ?? '', deliveries, only };
}
