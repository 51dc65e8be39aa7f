/** One number, one agent: attach, protect, swap. Run it: `npx tsx examples/one-number-one-agent.ts` */
import { Cordboard, isConflictError } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';

// For a real account leave `backend` and the options of `client` out: see `quick-start.ts`.
const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch: backend.fetch });

// A number of your own, behind your SIP trunk.
const trunk = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Office trunk' });
const number = await client.telephony.importNumber({
  phoneNumber: '+14155550123',
  connectionId: trunk.id,
  terminationUri: 'sip:trunk.example.com',
  sipUsername: 'office',
  sipPassword: 'from your secret store',
});

const day = await client.agents.create({ name: 'Day desk', type: 'inbound' });
const night = await client.agents.create({ name: 'Night desk', type: 'inbound' });

await client.agents.attachNumber(day.id, { numberId: number.id });
console.log(`${number.phoneNumber} → ${day.name}`);

// A number has one route. A second one is refused, and the error says who has it.
try {
  await client.agents.attachNumber(night.id, { numberId: number.id });
} catch (error) {
  if (!isConflictError(error) || error.code !== 'number_already_routed') throw error;
  console.log(
    `${night.name} must wait: ${error.details['agentId'] === day.id ? day.name : 'someone'} has it.`,
  );
}

// A swap moves it, and whatever fails, one of the two answers.
await client.numbers.swap(number.id, { toAgentId: night.id, fromAgentId: day.id });
const routed = await client.numbers.retrieve(number.id);
console.log(`${routed.phoneNumber} → ${routed.inboundAgentId === night.id ? night.name : day.name}`);
