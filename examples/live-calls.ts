/** Follow calls as they happen. Run it: `npx tsx examples/live-calls.ts` */
import { Cordboard } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';

// For a real account leave `backend` and the options of `client` out: see `quick-start.ts`.
const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch: backend.fetch });

const trunk = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Office trunk' });
const number = await client.telephony.importNumber({
  phoneNumber: '+14155550123',
  connectionId: trunk.id,
  terminationUri: 'sip:trunk.example.com',
  sipUsername: 'office',
  sipPassword: 'from your secret store',
});
await client.agents.create({ name: 'Reception', type: 'inbound', numberIds: [number.id] });

// On a real account people call. Here the test backend does: two calls, while we watch.
for (const from of ['+14155550199', '+14155550198']) {
  await backend.simulateCall({ from, to: number.phoneNumber, durationSeconds: 42 });
  backend.clock.advance(60_000);
}

let over = 0;
const stream = client.calls.stream({ numberId: number.id, lastEventId: 'evt_0' });
for await (const { type, data } of stream) {
  const { fromNumber, durationSeconds } = data.call;
  const line = [type.padEnd(15), fromNumber];
  if (durationSeconds !== null) line.push(`${durationSeconds} s`);
  console.log(line.join(' '));
  if (type === 'call.completed') over += 1;
  if (over === 2) break;
}
console.log(`to go on later: lastEventId ${stream.lastEventId}`);
