import type { RouteKey } from '../../src/contract/index.js';
import { routeOf } from '../../src/contract/index.js';
import { createRoutingBackend } from '../../src/testing/index.js';
import { fillPath } from '../../src/transport/url.js';
import type { Example } from './operations.js';

interface Sent {
  params?: { [name: string]: string };
  query?: { [name: string]: string };
  body?: object;
}

type Answered = { id: string; phoneNumber: string; data: { phoneNumber: string }[] };

/** Lives one day of an account against the in-memory backend, and keeps one exchange of every endpoint. */
export async function recordExamples(): Promise<Map<RouteKey, Example>> {
  const backend = createRoutingBackend({
    now: '2026-11-02T15:00:00Z',
    seed: 1,
    // Deliveries are shown on their way.
    send: () => new Promise(() => {}),
  });
  const examples = new Map<RouteKey, Example>();

  async function send(key: RouteKey, { params, query, body }: Sent = {}): Promise<Answered> {
    const route = routeOf(key);
    const search = query ? `?${new URLSearchParams(query)}` : '';
    const request = new Request(`http://backend.test${fillPath(key, route.path, params)}${search}`, {
      method: route.method,
      headers: { authorization: 'Bearer sk_test', 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await backend.fetch(request);
    const text = await answer.text();
    if (answer.status !== route.status) throw new Error(`${key} answered ${answer.status}: ${text}`);
    const response: unknown = text === '' ? undefined : JSON.parse(text);
    if (!examples.has(key)) examples.set(key, { request: body, response });
    return response as Answered;
  }
  const one = (key: RouteKey, id: string, body?: object) =>
    send(key, { params: { id }, ...(body && { body }) });

  await send('account.retrieve');
  const indian = await send('telephony.connections.create', {
    body: { type: 'indian', friendlyName: 'Mumbai' },
  });
  await one('telephony.connections.verifyMobile', indian.id, { mobileNumber: '+919820012345' });
  await one('telephony.connections.verifyMobile', indian.id, {
    mobileNumber: '+919820012345',
    code: '123456',
  });
  await one('telephony.connections.submitKyc', indian.id, {
    legalName: 'Example Private Limited',
    businessType: 'private_limited',
    registrationNumber: 'U72200MH2026PTC000001',
    documents: [{ kind: 'certificate_of_incorporation', url: 'https://example.com/certificate.pdf' }],
  });
  const sip = await send('telephony.connections.create', {
    body: { type: 'custom_sip', friendlyName: 'Office' },
  });
  const managed = await send('telephony.connections.create', {
    body: { type: 'twilio_managed', friendlyName: 'Main line', acceptTerms: true },
  });
  await one('telephony.connections.retrieve', managed.id);
  await one('telephony.connections.update', managed.id, { friendlyName: 'Front desk' });
  await send('telephony.connections.list');

  const { data } = await send('telephony.listAvailableNumbers', { query: { countryCode: 'US', limit: '2' } });
  const buy = (index: number, friendlyName: string) =>
    send('telephony.buyNumber', {
      body: { phoneNumber: data[index]?.phoneNumber, connectionId: managed.id, friendlyName },
    });
  const [desk, campaign] = [await buy(0, 'Reception'), await buy(1, 'Spring campaign')];
  const own = await send('telephony.importNumber', {
    body: {
      phoneNumber: '+442079460123',
      connectionId: sip.id,
      terminationUri: 'sip:trunk.example.com',
      sipUsername: 'office',
      sipPassword: 'correct horse',
    },
  });

  const reception = await send('agents.create', {
    body: { name: 'Reception', type: 'inbound', returns: { callerName: 'string', urgent: 'boolean' } },
  });
  const dialer = await send('agents.create', { body: { name: 'Dialer', type: 'outbound' } });
  await one('agents.retrieve', reception.id);
  await one('agents.update', reception.id, { persona: 'Friendly and brief' });
  await one('agents.attachNumber', reception.id, { numberId: desk.id });
  await one('agents.attachNumber', dialer.id, { numberId: campaign.id });
  await one('agents.setPrimaryNumber', dialer.id, { numberId: campaign.id });
  await one('agents.rotateWebhookSecret', dialer.id);
  await send('agents.list');

  const rule = await send('dispatchRules.create', {
    body: {
      numberId: own.id,
      agentId: reception.id,
      schedule: {
        timezone: 'Europe/London',
        callWindow: { start: '09:00', end: '17:30' },
        activeDays: ['mon', 'tue'],
      },
      maxConcurrentCalls: 3,
    },
  });
  await one('dispatchRules.update', rule.id, { variables: { campaign: 'spring' } });
  await one('dispatchRules.retrieve', rule.id);
  await send('dispatchRules.list');

  const endpoint = await send('webhookEndpoints.create', { body: { url: 'https://example.com/hooks' } });
  await one('webhookEndpoints.retrieve', endpoint.id);
  await one('webhookEndpoints.update', endpoint.id, {
    enabledEvents: ['call.completed', 'number.renewal_due'],
  });
  const delivery = await one('webhookEndpoints.test', endpoint.id);
  await one('webhookDeliveries.retrieve', delivery.id);
  await one('webhookDeliveries.redeliver', delivery.id);
  await send('webhookDeliveries.list');
  await one('webhookEndpoints.rotateSecret', endpoint.id);
  await send('webhookEndpoints.list');

  const answered = await backend.simulateCall({
    from: '+14155550199',
    to: desk.phoneNumber,
    durationSeconds: 75,
    result: { callerName: 'Ada Lovelace', urgent: true },
    transcript: [
      { role: 'agent', text: 'Reception, good morning.' },
      { role: 'caller', text: 'Ada Lovelace here, it is urgent.' },
    ],
  });
  await one('calls.retrieve', answered.id);
  await one('calls.transcript', answered.id);
  const placed = await send('calls.create', { body: { agentId: dialer.id, to: '+14155550188' } });
  await one('calls.cancel', placed.id);
  await send('calls.list', { query: { direction: 'inbound' } });
  await one('dispatchRules.listCalls', rule.id);

  await one('numbers.retrieve', desk.id);
  await one('numbers.update', desk.id, { inboundCallback: { url: 'https://example.com/ringing' } });
  await one('numbers.renew', desk.id);
  await send('numbers.list');
  await send('agents.detachNumber', { params: { id: dialer.id, numberId: campaign.id } });
  await one('numbers.release', campaign.id);
  await one('dispatchRules.complete', rule.id);
  await one('dispatchRules.delete', rule.id);
  await one('webhookEndpoints.delete', endpoint.id);
  await one('telephony.connections.delete', indian.id);
  await one('agents.archive', dialer.id);
  return examples;
}
