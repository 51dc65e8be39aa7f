/** Campaign numbers: one agent, many numbers, each call told which advert it came from. Run it: `npx tsx examples/campaign-numbers.ts` */
import { Cordboard, defineReturns } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';

// For a real account leave `backend` and the options of `client` out: see `quick-start.ts`.
const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch: backend.fetch });

const returns = defineReturns({ interested: 'boolean', budget: 'number' });
const agent = await client.agents.create({ name: 'Campaign desk', type: 'inbound', returns });
const connection = await client.telephony.connections.create({
  type: 'twilio_managed',
  friendlyName: 'Campaigns',
  acceptTerms: true,
});

const campaigns = ['radio', 'billboard'];
const offers = await client.telephony
  .iterAvailableNumbers({ countryCode: 'US' })
  .toArray({ limit: campaigns.length });
for (const [index, campaign] of campaigns.entries()) {
  const phoneNumber = offers[index]?.phoneNumber;
  if (!phoneNumber) throw new Error(`No number on offer for ${campaign}.`);
  const number = await client.telephony.buyNumber({
    phoneNumber,
    connectionId: connection.id,
    friendlyName: campaign,
  });
  await client.dispatchRules.create({
    numberId: number.id,
    agentId: agent.id,
    variables: { campaign },
    maxConcurrentCalls: 10,
  });
  for (const budget of [500, 1_500]) {
    const result = { interested: budget > 1_000, budget };
    await backend.simulateCall({ from: '+14155550199', to: phoneNumber, durationSeconds: 60, result });
    backend.clock.advance(60_000);
  }
}

const interested = new Map<string, number>();
for await (const call of client.calls.iterCalls({ agentId: agent.id, returns })) {
  const campaign = call.variables['campaign'] ?? 'unknown';
  interested.set(campaign, (interested.get(campaign) ?? 0) + (call.result?.interested ? 1 : 0));
}
for (const [campaign, count] of interested) console.log(`${campaign}: ${count} interested`);
