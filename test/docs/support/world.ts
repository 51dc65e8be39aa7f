import { Cordboard } from 'cordboard';
import { defineRouting } from 'cordboard/provision';
import { createRoutingBackend, type RoutingBackend } from 'cordboard/testing';

/** Some minutes after the account was made. */
const TODAY = Date.parse('2026-11-02T15:10:00Z');

/** Where the guides' `new Cordboard()` goes. */
export const BASE_URL = 'http://backend.test';

const clientOf = ({ fetch, clock }: RoutingBackend) =>
  new Cordboard({ apiKey: 'sk_test', baseUrl: BASE_URL, fetch, clock });

/** An account in which the ids of the guides exist: `ag_1` answers `pn_1` by `dr_1`, and has taken `call_1`. */
async function populate(backend: RoutingBackend): Promise<Map<string, string>> {
  const client = clientOf(backend);
  const names = new Map<string, string>();
  const { telephony } = client;
  const { id: connectionId } = await telephony.connections.create({
    type: 'twilio_managed',
    friendlyName: 'Lines',
    acceptTerms: true,
  });
  const offers = await telephony.iterAvailableNumbers({ countryCode: 'US' }).toArray({ limit: 20 });

  const returns = { callerName: 'string', urgent: 'boolean' } as const;
  for (const name of ['1', 'day', 'night', 'vip', 'sales', 'reception']) {
    const agent = await client.agents.create({ name, type: 'inbound', returns });
    names.set(`ag_${name}`, agent.id);
  }
  names.set('ag_out', (await client.agents.create({ name: 'Dialer', type: 'outbound' })).id);

  const answered = { 1: 'ag_1', day: 'ag_day', sales: 'ag_sales', support: 'ag_reception', out: 'ag_out' };
  for (const name of ['bus', 'radio', 'free', 'out', 'support', 'sales', 'day', '1']) {
    const phoneNumber = offers.shift()?.phoneNumber ?? '';
    const number = await telephony.buyNumber({ phoneNumber, connectionId });
    names.set(`pn_${name}`, number.id);
    const agentId = names.get(answered[name as keyof typeof answered] ?? '');
    if (agentId) await client.agents.attachNumber(agentId, { numberId: number.id });
  }

  const number = await client.numbers.retrieve(String(names.get('pn_1')));
  names.set('dr_1', String(number.dispatchRuleId));
  const from = '+14155550100';
  const result = { callerName: 'Ada', urgent: true };
  const call = await backend.simulateCall({ from, to: number.phoneNumber, durationSeconds: 42, result });
  names.set('call_1', call.id);
  names.set('we_1', (await client.webhookEndpoints.create({ url: 'http://127.0.0.1:9/' })).id);
  backend.clock.advance(60_000);
  return names;
}

/** The account, as plain JSON in which each thing bears the name that the guides use. */
async function named(): Promise<string> {
  const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z', credits: '1000.00', send: ok });
  const names = await populate(backend);
  let json = JSON.stringify(backend.snapshot());
  for (const [name, id] of names) json = json.replaceAll(`"${id}"`, `"${name}"`);
  return json;
}

const ok = async () => new Response(null, { status: 204 });
const account = named();

/** A backend of its own for each block, on the day on which the account was made, whatever day it is. */
export async function createWorld() {
  const begun = Date.now();
  const backend = createRoutingBackend({ now: () => TODAY + Date.now() - begun, send: ok });
  backend.restore(JSON.parse(await account));
  return { backend, given: await givenIn(backend) };
}

/** What an example in a doc comment may take for granted; the types are in `bare.ts`. */
async function givenIn(backend: RoutingBackend): Promise<{ [name: string]: unknown }> {
  const { agents, numbers, calls, dispatchRules } = clientOf(backend);
  const number = await numbers.retrieve('pn_1');
  return {
    client: new Cordboard({ apiKey: 'sk_test', baseUrl: BASE_URL, clock: backend.clock }),
    backend,
    agent: await agents.retrieve('ag_1'),
    nightShift: await agents.retrieve('ag_night'),
    agentId: 'ag_out',
    number,
    phoneNumber: number.phoneNumber,
    numbers: [number, await numbers.retrieve('pn_day')],
    sales: await numbers.retrieve('pn_sales'),
    support: await numbers.retrieve('pn_support'),
    rule: await dispatchRules.retrieve('dr_1'),
    queued: await calls.create({ agentId: 'ag_out', to: '+14155550100' }),
    routing: defineRouting({ agents: { reception: { type: 'inbound', name: 'Reception' } } }),
  };
}
