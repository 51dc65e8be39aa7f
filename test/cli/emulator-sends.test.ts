import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cordboard } from 'cordboard';
import { createWebhookVerifier } from 'cordboard/webhooks';
import { expect, test } from 'vitest';
import { deferred } from '../support/promise.js';
import { bodyOf, httpServer, json } from '../support/server.js';
import { emulator } from './support/emulator.js';

const CALLER = '+14155550199';
const PHONE = '+14155550123';

/** An emulator with a number that the agent Day answers. */
async function office(...options: string[]) {
  const { url } = await emulator(...options);
  const client = new Cordboard({ apiKey: 'sk_test', baseUrl: url });
  const sip = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Trunk' });
  const carrier = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: 'p' };
  const number = await client.telephony.importNumber({
    phoneNumber: PHONE,
    connectionId: sip.id,
    ...carrier,
  });
  const day = await client.agents.create({ name: 'Day', type: 'inbound', numberIds: [number.id] });
  const ring = async () => {
    const body = JSON.stringify({ from: CALLER, to: PHONE });
    const answer = await fetch(`${url}/_emulator/ring`, { method: 'POST', body });
    return (await answer.json()) as { id: string; status: string; agentId: string };
  };
  return { client, number, day, ring };
}

test('asks the inbound callback, follows its answer, and posts signed webhooks', async () => {
  const { client, number, day, ring } = await office();
  const night = await client.agents.create({ name: 'Night', type: 'inbound' });
  const asked: unknown[] = [];
  const posted: { headers: { [name: string]: string }; body: string }[] = [];
  const url = await httpServer(async (req, res) => {
    const body = await bodyOf(req);
    if (req.url === '/ringing') {
      asked.push(JSON.parse(body));
      return json(res, 200, { CallInBound: { OverrideAIAgentId: night.id } });
    }
    posted.push({ headers: req.headers as { [name: string]: string }, body });
    res.writeHead(204).end();
  });
  await client.numbers.update(number.id, { inboundCallback: { url: `${url}/ringing` } });
  const endpoint = await client.webhookEndpoints.create({
    url: `${url}/hooks`,
    enabledEvents: ['call.answered'],
  });

  const call = await ring();
  expect(call).toMatchObject({ status: 'in_progress', agentId: night.id });
  expect(asked).toMatchObject([
    {
      Event: 'CallInBound',
      SessionId: call.id,
      CallInBound: { AIAgentId: day.id, Caller: CALLER, Callee: PHONE },
    },
  ]);
  await expect.poll(() => posted).toHaveLength(1);
  const [message] = posted;
  const verifier = createWebhookVerifier({ secrets: String(endpoint.signingSecret) });
  const event = message && (await verifier.verify(message));
  expect(event).toMatchObject({ type: 'call.answered', data: { call: { id: call.id, agentId: night.id } } });
});

test('keeps in its state file how a delivery went, though no request tells of it', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'cordboard-')), 'state.json');
  const { client, ring } = await office('--state', file);
  const answer = deferred();
  const url = await httpServer(async (_, res) => {
    await answer.promise;
    res.writeHead(204).end();
  });
  await client.webhookEndpoints.create({ url, enabledEvents: ['call.answered'] });
  await ring();
  const saved = async () => {
    const state = await readFile(file, 'utf8');
    return [...state.matchAll(/"status":"(pending|delivered)","attemptCount":(\d)/g)].map((found) =>
      found.slice(1),
    );
  };
  await expect.poll(saved).toEqual([['pending', '0']]);
  answer.resolve();
  await expect.poll(saved).toEqual([['delivered', '1']]);
});
