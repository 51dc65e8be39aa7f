import { connect } from 'node:net';
import { Cordboard } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';
import { expect, test } from 'vitest';
import { ManualClock } from '../support/clock.js';
import { call } from '../support/models.js';
import { tcpServer } from '../support/server.js';
import { completed } from './support/turns.js';

const CUTS = 100;

/** The same numbers at every run, so that a failure comes again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

test.each([1, 2, 3])(
  'over 100 random cuts of a real socket nothing is lost or doubled (%i)',
  async (seed) => {
    const random = seeded(seed);
    const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
    const server = await backend.listen();
    const target = Number(new URL(server.url).port);
    let cuts = 0;
    const url = await tcpServer((socket) => {
      const upstream = connect(target, '127.0.0.1');
      upstream.on('error', () => undefined);
      socket.pipe(upstream);
      // Anywhere: in the head, between two events, within one.
      let left = cuts < CUTS ? Math.floor(random() * 8_000) : Number.POSITIVE_INFINITY;
      upstream.on('data', (chunk) => {
        socket.write(chunk.subarray(0, Math.min(left, chunk.length)));
        left -= chunk.length;
        if (left > 0) return;
        cuts += 1;
        upstream.destroy();
        socket.destroySoon();
      });
      upstream.on('close', () => socket.destroySoon());
      socket.on('close', () => upstream.destroy());
    });

    const direct = new Cordboard({ apiKey: 'sk_test', baseUrl: server.url });
    const sip = await direct.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Trunk' });
    const carrier = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: 'p' };
    const to = '+14155550101';
    const number = await direct.telephony.importNumber({ phoneNumber: to, connectionId: sip.id, ...carrier });
    await direct.agents.create({ name: 'A', type: 'inbound', numberIds: [number.id] });

    const clock = new ManualClock(undefined, (ms) => ms < 20_000);
    const client = new Cordboard({ apiKey: 'sk_test', baseUrl: url, clock, logLevel: 'off' });
    const seen: string[] = [];
    const ring = () => backend.simulateCall({ from: '+14155550199', to });
    await ring();
    // The first connection is not the matter here: after it, every cut must be survived.
    const stream = client.calls.stream({ lastEventId: 'evt_0' }, { maxRetries: CUTS });
    for await (const event of stream) {
      seen.push(event.id);
      if (event.type !== 'call.completed') continue;
      if (cuts >= CUTS) break;
      await ring();
    }
    const sent: string[] = [];
    for await (const event of direct.calls.stream({ lastEventId: 'evt_0' })) {
      sent.push(event.id);
      if (sent.length === seen.length) break;
    }
    expect(seen).toEqual(sent);
    expect(new Set(seen).size).toBe(seen.length);
    await server.close();
  },
);

test('a character that comes in two pieces is still one', async () => {
  const summary = '想退货 🙂 – merci';
  const bytes = new TextEncoder().encode(completed('evt_1', { call: { ...call, summary } }));
  const byteByByte = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
    },
  });
  const headers = { 'content-type': 'text/event-stream' };
  const fetch = async () => new Response(byteByByte, { headers });
  const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch });
  const { value } = await client.calls.stream()[Symbol.asyncIterator]().next();
  expect(value?.data.call.summary).toBe(summary);
});
