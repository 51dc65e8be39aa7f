import { Cordboard } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';
import { expect, test, vi } from 'vitest';
import { bodyOf, httpServer } from '../../support/server.js';

test('without a sender of its own the backend sends to this machine and nowhere else', async () => {
  const received: string[] = [];
  const url = await httpServer(async (req, res) => {
    received.push(await bodyOf(req));
    res.end();
  });
  const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
  const options = { apiKey: 'sk_test', baseUrl: 'http://backend.test' };
  const client = new Cordboard({ ...options, fetch: backend.fetch });
  const near = await client.webhookEndpoints.create({ url });
  const far = await client.webhookEndpoints.create({ url: 'https://example.com' });
  for (const { id } of [near, far]) await client.webhookEndpoints.test(id);
  await backend.settled();
  expect(received).toHaveLength(1);
  const [sent] = (await client.webhookDeliveries.list({ endpointId: near.id })).data;
  expect(sent).toMatchObject({ status: 'delivered' });
  const [kept] = (await client.webhookDeliveries.list({ endpointId: far.id })).data;
  expect(kept).toMatchObject({ status: 'pending', attemptCount: 0 });
  expect(kept?.lastError).toContain('this machine alone');
});

test('nor does a callback elsewhere hear of a call: whoever is bound takes it', async () => {
  const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
  const options = { apiKey: 'sk_test', baseUrl: 'http://backend.test' };
  const client = new Cordboard({ ...options, fetch: backend.fetch });
  const sip = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Trunk' });
  const carrier = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: 'p' };
  const to = '+14155550101';
  const number = await client.telephony.importNumber({ phoneNumber: to, connectionId: sip.id, ...carrier });
  const agent = await client.agents.create({ name: 'Day', type: 'inbound', numberIds: [number.id] });
  await client.numbers.update(number.id, { inboundCallback: { url: 'https://example.com/ringing' } });
  const reached = vi.fn(() => Promise.reject(new Error('no network')));
  vi.stubGlobal('fetch', reached);
  const { call } = await backend.ring({ from: '+14155550199', to }).finally(() => vi.unstubAllGlobals());
  expect(call).toMatchObject({ status: 'in_progress', agentId: agent.id });
  expect(reached).not.toHaveBeenCalled();
});
