/** An agent that answers in business hours, three calls at once. Run it: `npx tsx examples/business-hours.ts` */
import { Cordboard } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';

// For a real account leave `backend` and the options of `client` out: see `quick-start.ts`.
// Its clock stands at Monday, 2 November 2026, 10:00 in New York.
const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch: backend.fetch });

const connection = await client.telephony.connections.create({
  type: 'twilio_managed',
  friendlyName: 'Main line',
  acceptTerms: true,
});
const [offer] = await client.telephony.iterAvailableNumbers({ countryCode: 'US' }).toArray({ limit: 1 });
if (!offer) throw new Error('No number on offer.');
const number = await client.telephony.buyNumber({
  phoneNumber: offer.phoneNumber,
  connectionId: connection.id,
});
const agent = await client.agents.create({ name: 'Front desk', type: 'inbound' });

const rule = await client.dispatchRules.create({
  numberId: number.id,
  agentId: agent.id,
  schedule: {
    timezone: 'America/New_York',
    callWindow: { start: '09:00', end: '17:00' },
    activeDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  },
  maxConcurrentCalls: 3,
});
console.log(`${agent.name} answers ${number.phoneNumber} on weekdays from 09:00 to 17:00, New York time.`);

// Four people call at once: the fourth finds the line full.
for (const from of ['+14155550191', '+14155550192', '+14155550193', '+14155550194']) {
  const { call } = await backend.ring({ from, to: number.phoneNumber });
  console.log(`${from}: ${call.status}${call.rejection ? ` (${call.rejection.reason})` : ''}`);
}
const { metrics } = await client.dispatchRules.retrieve(rule.id);
console.log(`${metrics.inProgress} calls are live.`);

// The same line at 20:00: out of hours, and the preview knew.
const evening = '2026-11-03T01:00:00.000Z';
const preview = await client.dispatchRules.preview(rule, { at: evening });
console.log(`At ${preview.localTime}: ${preview.reasons.map((reason) => reason.message).join(' ')}`);
backend.clock.set(evening);
const { call } = await backend.ring({ from: '+14155550195', to: number.phoneNumber });
console.log(`${call.fromNumber}: ${call.status} (${call.rejection?.reason})`);
