/** A number for each department, and who took which call. Run it: `npx tsx examples/several-numbers-several-agents.ts` */
import { Cordboard } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';

// For a real account leave `backend` and the options of `client` out: see `quick-start.ts`.
const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch: backend.fetch });

const connection = await client.telephony.connections.create({
  type: 'twilio_managed',
  friendlyName: 'Main line',
  acceptTerms: true,
});
const departments = ['Sales', 'Support', 'Billing'];
const offers = await client.telephony
  .iterAvailableNumbers({ countryCode: 'US', numberType: 'local' })
  .toArray({ limit: departments.length });

for (const [index, name] of departments.entries()) {
  const phoneNumber = offers[index]?.phoneNumber;
  if (!phoneNumber) throw new Error(`No number on offer for ${name}.`);
  const { id } = await client.telephony.buyNumber({
    phoneNumber,
    connectionId: connection.id,
    friendlyName: name,
  });
  await client.agents.create({ name, type: 'inbound', numberIds: [id] });
}

const agents = new Map<string, string>();
for await (const agent of client.agents.iterAgents({ type: 'inbound' })) agents.set(agent.id, agent.name);

for await (const number of client.numbers.iterNumbers({ order: 'asc' })) {
  await backend.simulateCall({ from: '+14155550199', to: number.phoneNumber, durationSeconds: 30 });
}
for await (const call of client.calls.iterCalls({ order: 'asc' })) {
  console.log(`${call.toNumber} → ${agents.get(call.agentId ?? '') ?? 'nobody'} (${call.status})`);
}
