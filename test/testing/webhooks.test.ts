import type { WebhookDelivery, WebhookEndpoint } from 'cordboard';
import { expect, it } from 'vitest';
import type { Page } from './support/api.js';
import { CALLER, routed, start } from './support/things.js';

const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/;

it('a signing secret is shown when made and never again', async () => {
  const { http } = start();
  const made = await http.post<WebhookEndpoint>('/webhook-endpoints', { url: 'https://example.com' });
  expect(made.signingSecret).toMatch(SECRET);
  expect(await http.get(`/webhook-endpoints/${made.id}`)).not.toHaveProperty('signingSecret');
  const rotated = await http.post<WebhookEndpoint>(`/webhook-endpoints/${made.id}/rotate-secret`);
  expect(rotated).toMatchObject({ version: 2, signingSecret: expect.stringMatching(SECRET) });
  expect(rotated.signingSecret).not.toBe(made.signingSecret);
  const described = await http.patch(`/webhook-endpoints/${made.id}`, { description: 'Ours' });
  expect(described).toMatchObject({ description: 'Ours', version: 3, status: 'enabled' });
  expect((await http.get<Page<WebhookEndpoint>>('/webhook-endpoints')).data).toEqual([described]);
});

it('an agent gets its secret with its first webhookUrl, and keeps it', async () => {
  const { http } = start();
  const { agent } = await routed(http);
  const path = `/agents/${agent.id}`;
  expect(agent).not.toHaveProperty('webhookSigningSecret');
  const hooked = await http.patch(path, { webhookUrl: 'https://example.com/a' });
  expect(hooked).toMatchObject({ webhookSigningSecret: expect.stringMatching(SECRET) });
  await http.patch(path, { webhookUrl: null });
  expect(await http.patch(path, { webhookUrl: 'https://example.com/b' })).not.toHaveProperty(
    'webhookSigningSecret',
  );
  expect(await http.post(`${path}/rotate-webhook-secret`)).toHaveProperty('webhookSigningSecret');
});

it('each event is noted for each address that wants it', async () => {
  const { backend, http } = start();
  const { number, agent } = await routed(http, { webhookUrl: 'https://example.com/agent' });
  const add = (fields: object) =>
    http.post<WebhookEndpoint>('/webhook-endpoints', { url: 'https://example.com', ...fields });
  const all = await add({});
  const some = await add({ enabledEvents: ['call.completed'] });
  await add({ status: 'disabled' });
  const call = await backend.simulateCall({ from: CALLER, to: number.phoneNumber });
  const { data } = await http.get<Page<WebhookDelivery>>(`/webhook-deliveries?callId=${call.id}&order=asc`);
  const sent = (which: (delivery: WebhookDelivery) => boolean) => data.filter(which).map((d) => d.eventType);
  const events = ['call.ringing', 'call.answered', 'call.completed'];
  expect(sent((d) => d.endpointId === all.id)).toEqual(events);
  expect(sent((d) => d.endpointId === some.id)).toEqual(['call.completed']);
  expect(sent((d) => d.agentId === agent.id && d.endpointId === null)).toEqual(events);
  expect(data).toHaveLength(7);
  expect(data[0]).toMatchObject({ status: 'pending', attemptCount: 0, nextAttemptAt: data[0]?.createdAt });
});

it('a test event goes to its endpoint alone, and a replay keeps the event', async () => {
  const { backend, http } = start();
  const { id } = await http.post<WebhookEndpoint>('/webhook-endpoints', { url: 'https://example.com' });
  await http.post('/webhook-endpoints', { url: 'https://example.org' });
  const delivery = await http.post<WebhookDelivery>(`/webhook-endpoints/${id}/test`);
  expect(delivery).toMatchObject({
    endpointId: id,
    eventType: 'call.completed',
    callId: null,
    status: 'pending',
  });
  expect((await http.get<Page<WebhookDelivery>>('/webhook-deliveries')).data).toEqual([delivery]);
  backend.clock.advance(1000);
  const again = await http.post<WebhookDelivery>(`/webhook-deliveries/${delivery.id}/redeliver`);
  expect(again).toEqual({ ...delivery, nextAttemptAt: '2026-11-02T09:00:01.000Z' });
});
