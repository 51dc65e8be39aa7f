/** From nothing to a call with a typed result. Run it: `npx tsx examples/quick-start.ts` */
import { Cordboard, defineReturns } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';

// With an account of your own write `new Cordboard()`, export CORDBOARD_API_KEY and CORDBOARD_BASE_URL, and
// leave out `backend` and its `simulateCall`: people call instead.
const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch: backend.fetch });

const returns = defineReturns({ callerName: 'string', urgent: 'boolean' });
const agent = await client.agents.create({ name: 'Reception', type: 'inbound', returns });

const connection = await client.telephony.connections.create({
  type: 'twilio_managed',
  friendlyName: 'Main line',
  acceptTerms: true,
});
const offers = client.telephony.iterAvailableNumbers({ countryCode: 'US', areaCode: '415' });
const [offer] = await offers.toArray({ limit: 1 });
if (!offer) throw new Error('No number on offer in area 415.');
const number = await client.telephony.buyNumber({
  phoneNumber: offer.phoneNumber,
  connectionId: connection.id,
});
await client.agents.attachNumber(agent.id, { numberId: number.id });
console.log(`${agent.name} answers ${number.phoneNumber}.`);

await backend.simulateCall({
  from: '+14155550199',
  to: number.phoneNumber,
  durationSeconds: 42,
  result: { callerName: 'Ada Lovelace', urgent: true },
});

for await (const call of client.calls.iterCalls({ agentId: agent.id, returns })) {
  const { callerName, urgent } = call.result ?? {};
  console.log(`${call.fromNumber} talked for ${call.durationSeconds} s: ${callerName}, urgent: ${urgent}`);
}
