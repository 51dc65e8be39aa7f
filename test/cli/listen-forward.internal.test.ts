import { createWebhookVerifier } from 'cordboard/webhooks';
import { expect, test } from 'vitest';
import { createForwarder } from '../../src/cli/commands/listen/forward.js';
import { ManualClock } from '../support/clock.js';
import { call } from '../support/models.js';

const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
const event = {
  id: 'evt_1',
  type: 'call.ringing' as const,
  createdAt: '2026-11-01T00:00:00Z',
  apiVersion: '2026-11-01',
  data: { call },
};
const refused = new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });

/** A forwarder to a server that gives these answers, on a clock on which pauses pass at once. */
function forwarder(answers: (Response | Error)[], clock = new ManualClock(undefined, (ms) => ms < 10_000)) {
  const sent: RequestInit[] = [];
  const forward = createForwarder({
    url: 'http://localhost:3000/hooks',
    secret,
    clock,
    async fetch(_, init) {
      sent.push(init);
      const answer = answers.shift();
      if (answer instanceof Response) return answer;
      throw answer ?? new Error('nothing more was expected');
    },
  });
  return { forward, sent, clock };
}

test('waits for a server that restarts, and signs each attempt afresh under one id', async () => {
  const { forward, sent, clock } = forwarder([refused, refused, new Response('thanks')]);
  expect(await forward(event)).toEqual({ status: 200, ms: 0, error: null });
  expect(clock.waits).toEqual([10_000, 500, 10_000, 2_000, 10_000]);
  const headers = sent.map((init) => init.headers as { [name: string]: string });
  expect(headers.map((each) => each['webhook-id'])).toEqual(['evt_1', 'evt_1', 'evt_1']);
  for (const each of headers)
    expect(each).toMatchObject({ 'Content-Type': 'application/json', 'User-Agent': 'Cordboard' });
  const stamps = headers.map((each) => Number(each['webhook-timestamp']));
  expect((stamps[2] ?? 0) - (stamps[0] ?? 0)).toBe(2);
  expect(stamps[2]).toBe(Math.floor(clock.now() / 1_000));
  const verifier = createWebhookVerifier({ secrets: secret, toleranceSeconds: 'off' });
  for (const { headers: each, body } of sent)
    expect(
      await verifier.verify({ headers: each as { [name: string]: string }, body: String(body) }),
    ).toEqual(event);
});

test('gives up after three refusals', async () => {
  const { forward, sent } = forwarder([refused, refused, refused]);
  expect(await forward(event)).toEqual({ status: null, ms: 0, error: 'No connection (ECONNREFUSED).' });
  expect(sent).toHaveLength(3);
});

test.each([
  [new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } }), null, 'No connection (ECONNRESET).'],
  [new TypeError('fetch failed', { cause: new Error('bad port') }), null, 'No connection (bad port).'],
  [new TypeError('fetch failed'), null, 'No connection.'],
  [new Response(null, { status: 503 }), 503, null],
  [new Response(null, { status: 299 }), 299, null],
  [new Response(null, { status: 300 }), 300, 'Redirects are not followed.'],
  [new Response(null, { status: 399 }), 399, 'Redirects are not followed.'],
  [new Response(null, { status: 400 }), 400, null],
])('does not repeat what may have arrived: %s', async (answer, status, error) => {
  const { forward, sent, clock } = forwarder([answer]);
  expect(await forward(event)).toEqual({ status, ms: 0, error });
  expect(sent).toMatchObject([{ method: 'POST', redirect: 'manual' }]);
  expect(clock.pending).toBe(0);
});

test('waits 10 s for an answer', async () => {
  const clock = new ManualClock();
  const forward = createForwarder({
    url: 'http://localhost:3000/',
    secret,
    clock,
    fetch: (_, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  });
  const outcome = forward(event);
  await expect.poll(() => clock.pending).toBe(1);
  clock.advance(10_000);
  expect(await outcome).toEqual({ status: null, ms: 10_000, error: 'No answer within 10 s.' });
});
