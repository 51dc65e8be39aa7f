/** Move numbers between agents without losing a call. Run it: `npx tsx examples/swap-numbers.ts` */
import { Cordboard, isSwapConflictError } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';

// For a real account leave `backend` and the options of `client` out: see `quick-start.ts`.
const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch: backend.fetch });

const day = await client.agents.create({ name: 'Day desk', type: 'inbound' });
const night = await client.agents.create({ name: 'Night desk', type: 'inbound' });
const names = new Map([day, night].map(({ id, name }) => [id, name]));
const trunk = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Office trunk' });
const numbers = [];
for (const phoneNumber of ['+14155550101', '+14155550102', '+14155550103']) {
  const carrier = { terminationUri: 'sip:trunk.example.com', sipUsername: 'office', sipPassword: 'secret' };
  const number = await client.telephony.importNumber({ phoneNumber, connectionId: trunk.id, ...carrier });
  await client.dispatchRules.create({ numberId: number.id, agentId: day.id, maxConcurrentCalls: 3 });
  numbers.push(number);
}

// All of them to the night desk, each on its own.
const outcomes = await client.numbers.swapAll(
  numbers.map(({ id }) => ({ numberId: id, toAgentId: night.id, fromAgentId: day.id })),
);
for (const { numberId, result, error } of outcomes) {
  console.log(numberId, result ? `→ ${names.get(result.to)}` : error?.message);
}

// The limit of three calls went with them.
const rule = await client.dispatchRules.retrieve(outcomes[0]?.result?.ruleId ?? '');
console.log(`${rule.maxConcurrentCalls} calls at once, as before`);

// Somebody else has been quicker: their route is left alone.
try {
  await client.numbers.swap(rule.numberId, { toAgentId: night.id, fromAgentId: day.id });
} catch (error) {
  if (!isSwapConflictError(error)) throw error;
  console.log(error.message);
}

// What a process that died has left half-way, any other can finish.
console.log(`${(await client.numbers.recoverSwaps()).length} swaps to recover`);
