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
