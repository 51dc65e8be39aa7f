/** The main job, end to end over real HTTP: `npm run demo`. */
import { Cordboard, defineReturns, isConflictError } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';
import { bold, dim, heading, step, yellow } from './terminal.js';

// Monday, 2 November 2026, 10:00 in New York: the scheduled rule below is open.
const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
const { url, close } = await backend.listen();
const client = new Cordboard({ apiKey: 'sk_test', baseUrl: url, validation: 'strict' });
console.log(`${bold('Cordboard')} ${dim(`against the in-memory backend at ${url}`)}`);

heading('Numbers');
const connection = await client.telephony.connections.create({
  type: 'twilio_managed',
  friendlyName: 'Main line',
  acceptTerms: true,
});
step('connect a provider', `${connection.type}, ${connection.status}`);
const offers = await client.telephony
  .iterAvailableNumbers({ countryCode: 'US', areaCode: '415' })
  .toArray({ limit: 2 });
const [first, second] = offers;
if (!first || !second) throw new Error('Too few numbers on offer in area 415.');
step('search area 415', offers.map((offer) => offer.phoneNumber).join(', '));
const buy = (phoneNumber: string) => client.telephony.buyNumber({ phoneNumber, connectionId: connection.id });
const desk = await buy(first.phoneNumber);
const sales = await buy(second.phoneNumber);
const fee = desk.pricing?.monthlyFee;
step('buy both', `${fee?.amount} ${fee?.currency} a month each`);

heading('Routes');
const returns = defineReturns({ callerName: 'string', urgent: 'boolean' });
const reception = await client.agents.create({ name: 'Reception', type: 'inbound', returns });
await client.agents.attachNumber(reception.id, { numberId: desk.id });
step('attach Reception', `${desk.phoneNumber}, always`);
const seller = await client.agents.create({ name: 'Sales', type: 'inbound', returns });
const rule = await client.dispatchRules.create({
  numberId: sales.id,
  agentId: seller.id,
  schedule: {
    timezone: 'America/New_York',
    callWindow: { start: '09:00', end: '17:00' },
    activeDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  },
  maxConcurrentCalls: 2,
});
step('schedule Sales', `${sales.phoneNumber}, weekdays 09:00–17:00 New York`);
const refused = await client.agents
  .attachNumber(seller.id, { numberId: desk.id })
  .catch((error: unknown) => error);
if (!isConflictError(refused)) throw new Error('A second route to one number was not refused.');
const owner = refused.details['agentId'] === reception.id ? reception.name : 'another agent';
step('attach Sales to Reception’s number', `${refused.status} ${refused.code}: ${owner} has it`, yellow('!'));

heading('Calls');
const ring = (to: string, callerName: string, urgent: boolean) =>
  backend.simulateCall({ from: '+14155550199', to, durationSeconds: 42, result: { callerName, urgent } });
await ring(desk.phoneNumber, 'Ada Lovelace', true);
await ring(sales.phoneNumber, 'Grace Hopper', false);
const names = new Map([reception, seller].map((agent) => [agent.id, agent.name]));
for await (const call of client.calls.iterCalls({ returns, order: 'asc' })) {
  const { callerName, urgent } = call.result ?? {};
  step(
    `${call.fromNumber} → ${names.get(call.agentId ?? '')}`,
    `${call.status}, ${call.durationSeconds} s: ${callerName}${urgent ? ', urgent' : ''}`,
  );
}
const { metrics } = await client.dispatchRules.retrieve(rule.id);
step('the rule of Sales', `${metrics.recent} call in the last 24 hours`);

heading('Swap');
const swapped = await client.numbers.swap(desk.id, { toAgentId: seller.id, fromAgentId: reception.id });
step(
  'Reception’s number to Sales',
  `${desk.phoneNumber}, answered by ${names.get(swapped.to)}, ${swapped.unroutedMs} ms without a route`,
);
const { agentId } = await ring(desk.phoneNumber, 'Alan Turing', false);
step('ring it again', `${names.get(agentId ?? '')} picks up`);

await close();
