/** Desired state: a config, a plan, an apply, and again with a change. Run it: `npx tsx examples/provision.ts` */
import type { ScheduleInput } from 'cordboard';
import { Cordboard } from 'cordboard';
import { apply, defineRouting, plan, renderPlan } from 'cordboard/provision';
import { createRoutingBackend } from 'cordboard/testing';

// For a real account leave `backend` and the options of `client` out: see `quick-start.ts`.
const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch: backend.fetch });
const now = backend.clock.now();

const office: ScheduleInput = {
  timezone: 'America/New_York',
  callWindow: { start: '09:00', end: '18:00' },
  activeDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
};

const routing = (answers: 'reception' | 'sales') =>
  defineRouting({
    connections: { main: { type: 'twilio_managed', friendlyName: 'Main line', acceptTerms: true } },
    agents: {
      reception: { type: 'inbound', name: 'Reception', instructions: 'Greet the caller and take a message.' },
      sales: { type: 'inbound', name: 'Sales' },
    },
    numbers: {
      // Any number of area 415: bought once, found by its key ever after.
      frontDesk: { buy: { countryCode: 'US', areaCode: '415', maxMonthlyFee: '2.00' }, connection: 'main' },
    },
    // A key that is not defined above would not compile.
    routes: { frontDesk: { agent: answers, schedule: office } },
  });

const first = await plan(client, routing('reception'), { now });
console.log(renderPlan(first, 'text'));
await apply(client, first, {
  allowSpend: true,
  onProgress: ({ done, total, change }) => console.log(`${done}/${total} ${change.id}`),
});

const second = await plan(client, routing('sales'), { now });
console.log(`\n${renderPlan(second, 'text')}`);
await apply(client, second);

const third = await plan(client, routing('sales'), { now });
console.log(renderPlan(third, 'text'));
