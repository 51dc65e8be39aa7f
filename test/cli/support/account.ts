import { Cordboard } from 'cordboard';
import type { RoutingBackend, RoutingBackendOptions } from 'cordboard/testing';
import { createRoutingBackend } from 'cordboard/testing';
import { onTestFinished } from 'vitest';
import type { Ended, Surroundings } from './command.js';
import { cordboard } from './command.js';

export const KEY = 'sk_test_7f3a';
export const TOKEN = 'k7Q2x9ZtB4mN8vL1pR6s';
const NOW = '2026-11-02T15:00:00.000Z';

/** A backend on a port, and the command pointed at it. */
export interface Served {
  backend: RoutingBackend;
  client: Cordboard;
  env: { [name: string]: string };
  run: (args: string | readonly string[], surroundings?: Surroundings) => Promise<Ended>;
}

/** An account without anything in it. It is gone when the test ends. */
export async function serve(options: RoutingBackendOptions = {}): Promise<Served> {
  const backend = createRoutingBackend({ now: NOW, apiKeys: [KEY], ...options });
  const { url, close } = await backend.listen();
  onTestFinished(close);
  const env = { CORDBOARD_BASE_URL: url, CORDBOARD_API_KEY: KEY };
  const client = new Cordboard({ apiKey: KEY, baseUrl: url, fetch: backend.fetch, clock: backend.clock });
  const run: Served['run'] = (args, { env: more, ...rest } = {}) =>
    cordboard(typeof args === 'string' ? args.split(' ') : args, { env: { ...env, ...more }, ...rest });
  return { backend, client, env, run };
}

const CARRIER = { terminationUri: 'sip:carrier.test', sipUsername: 'u', sipPassword: 'p' };

/** An account with a bit of everything, the same on every run. */
export async function serveSample() {
  const served = await serve();
  const { backend, client } = served;
  const sip = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Trunk' });
  const day = await client.agents.create({
    name: 'Reception',
    type: 'inbound',
    returns: { callerName: 'string' },
    webhookUrl: `https://hooks.test/${TOKEN}?t=${TOKEN}`,
  });
  const night = await client.agents.create({ name: 'Night desk', type: 'inbound' });
  const number = await client.telephony.importNumber({
    phoneNumber: '+14155550123',
    connectionId: sip.id,
    friendlyName: 'Front desk',
    ...CARRIER,
  });
  const other = await client.telephony.importNumber({
    phoneNumber: '+14155550124',
    connectionId: sip.id,
    ...CARRIER,
  });
  const inboundCallback = { url: `https://decide.test/${TOKEN}` };
  await client.numbers.update(number.id, { inboundCallback });
  const rule = await client.dispatchRules.create({
    numberId: number.id,
    agentId: day.id,
    schedule: {
      timezone: 'America/New_York',
      callWindow: { start: '09:00', end: '17:00' },
      activeDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    },
    maxConcurrentCalls: 2,
    variables: { site: 'HQ' },
  });
  await client.numbers.update(number.id, { inboundCallback: null });
  const call = await backend.simulateCall({
    from: '+14155550199',
    to: number.phoneNumber,
    durationSeconds: 60,
    result: { callerName: 'Ada' },
    transcript: [{ role: 'caller', text: 'Ada here.' }],
  });
  backend.clock.advance(60_000);
  const rejected = await backend.simulateCall({ from: '+14155550198', to: other.phoneNumber });
  await client.numbers.update(number.id, { inboundCallback });
  return { ...served, sip, day, night, number, other, rule, call, rejected };
}
