import { createWebhookVerifier } from 'cordboard/webhooks';
import { describe, expect, test } from 'vitest';
import { exchange, hooked, URL } from './support.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const ok = () => new Response('thanks');
const fails = () => new Response('no', { status: 500 });

describe('a webhook', () => {
  test('is sent at once, signed, with the event as it is', async () => {
    const { backend, call, requests, secret, only } = await hooked(ok);
    const { id } = await call();
    await backend.settled();
    const [request] = requests;
    expect(requests).toHaveLength(1);
    expect(request?.url).toBe(URL);
    const verifier = createWebhookVerifier({ secrets: secret, now: backend.clock.now });
    const event = await verifier.verify(request as Request);
    expect(event).toMatchObject({ type: 'call.completed', data: { call: { id, status: 'completed' } } });
    expect(request?.headers.get('webhook-id')).toBe(event.id);
    expect(await only()).toMatchObject({
      status: 'delivered',
      attemptCount: 1,
      lastResponseStatus: 200,
      lastError: null,
      nextAttemptAt: null,
      deliveredAt: '2026-11-02T15:00:00.000Z',
    });
  });

  test('goes to an agent’s own address, signed with the agent’s secret', async () => {
    const { backend, client, agent, number, call, requests } = await exchange(ok);
    await client.agents.attachNumber(agent.id, { numberId: number.id });
    const { webhookSigningSecret } = await client.agents.update(agent.id, { webhookUrl: URL });
    await call();
    await backend.settled();
    expect(requests).toHaveLength(3);
    const verifier = createWebhookVerifier({ secrets: webhookSigningSecret ?? '', now: backend.clock.now });
    for (const request of requests) await verifier.verify(request);
  });

  test('is signed with both secrets for 24 hours after a rotation, then with the new one', async () => {
    const { backend, client, call, endpoint, secret, requests } = await hooked(ok);
    const { signingSecret = '' } = await client.webhookEndpoints.rotateSecret(endpoint.id);
    const signatures = async () => {
      await call();
      await backend.settled();
      const request = requests.at(-1) as Request;
      const accepted = [];
      for (const one of [secret, signingSecret]) {
        const verifier = createWebhookVerifier({ secrets: one, now: backend.clock.now });
        accepted.push(
          await verifier.verify(request.clone() as Request).then(
            () => true,
            () => false,
          ),
        );
      }
      return accepted;
    };
    expect(await signatures()).toEqual([true, true]);
    backend.clock.advance(24 * HOUR);
    expect(await signatures()).toEqual([false, true]);
  });

  test.each(['an endpoint', 'an agent'])(
    'of %s is signed with all secrets of the last 24 hours',
    async (of) => {
      const { backend, client, call, endpoint, secret, agent, requests } = await hooked(ok);
      const secrets = [secret];
      let rotate = async () => (await client.webhookEndpoints.rotateSecret(endpoint.id)).signingSecret;
      if (of === 'an agent') {
        await client.webhookEndpoints.delete(endpoint.id);
        const { webhookSigningSecret = '' } = await client.agents.update(agent.id, { webhookUrl: URL });
        secrets[0] = webhookSigningSecret;
        rotate = async () => (await client.agents.rotateWebhookSecret(agent.id)).webhookSigningSecret;
      }
      const accepted = async () => {
        await call();
        await backend.settled();
        const results = secrets.map((one) =>
          createWebhookVerifier({ secrets: one, now: backend.clock.now })
            .verify(requests.at(-1)?.clone() as Request)
            .then(
              () => true,
              () => false,
            ),
        );
        return Promise.all(results);
      };
      secrets.push((await rotate()) ?? '');
      backend.clock.advance(HOUR);
      secrets.push((await rotate()) ?? '');
      expect(await accepted()).toEqual([true, true, true]);
      backend.clock.advance(23 * HOUR);
      expect(await accepted()).toEqual([false, true, true]);
      backend.clock.advance(HOUR);
      expect(await accepted()).toEqual([false, false, true]);
    },
  );

  test('is sent again by hand under the same id, marked, and with tries of its own', async () => {
    let answer = ok;
    const { backend, call, only, client, requests } = await hooked(() => answer());
    await call();
    await backend.settled();
    answer = fails;
    const { id = '' } = (await only()) ?? {};
    await client.webhookDeliveries.redeliver(id);
    await backend.settled();
    expect(await only()).toMatchObject({ status: 'pending', attemptCount: 2 });
    const [first, second] = requests;
    expect(first?.headers.has('cordboard-redelivery')).toBe(false);
    expect(second?.headers.get('cordboard-redelivery')).toBe('1');
    expect(second?.headers.get('webhook-id')).toBe(first?.headers.get('webhook-id'));
    answer = ok;
    backend.clock.advance(MINUTE);
    await backend.settled();
    expect(await only()).toMatchObject({ status: 'delivered', attemptCount: 3 });
  });

  describe('asked for again by hand while an attempt is under way', () => {
    /** Two attempts of one delivery, each answered when the test says so. */
    async function twice() {
      const answers: ((response: Response) => void)[] = [];
      const world = await hooked(() => (answers[1] ? ok() : new Promise((resolve) => answers.push(resolve))));
      await world.call();
      await expect.poll(() => answers.length).toBe(1);
      await world.client.webhookDeliveries.redeliver((await world.only())?.id ?? '');
      await expect.poll(() => answers.length).toBe(2);
      return { ...world, older: (r: Response) => answers[0]?.(r), newer: (r: Response) => answers[1]?.(r) };
    }
    const delivered = { status: 'delivered', nextAttemptAt: null, lastError: null, lastResponseStatus: 200 };

    test('stays delivered when the older attempt fails after the newer', async () => {
      const { backend, only, older, newer, requests } = await twice();
      newer(ok());
      await expect.poll(async () => (await only())?.status).toBe('delivered');
      older(fails());
      await backend.settled();
      expect(await only()).toMatchObject(delivered);
      backend.clock.advance(24 * HOUR);
      await backend.settled();
      expect(requests).toHaveLength(2);
    });

    test('is not tried again when the older attempt fails before the newer delivers', async () => {
      const { backend, only, older, newer, requests } = await twice();
      older(fails());
      await expect.poll(async () => (await only())?.attemptCount).toBe(1);
      newer(ok());
      await backend.settled();
      backend.clock.advance(24 * HOUR);
      await backend.settled();
      expect(await only()).toMatchObject(delivered);
      expect(requests).toHaveLength(2);
    });
  });

  test('a test event is sent as asked', async () => {
    const { backend, client, endpoint, bodies } = await hooked(ok);
    await client.webhookEndpoints.test(endpoint.id);
    await backend.settled();
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ type: 'call.completed' });
  });

  test('to a deleted endpoint is not tried again', async () => {
    const { backend, client, call, endpoint, requests } = await hooked(fails);
    await call();
    await backend.settled();
    await client.webhookEndpoints.delete(endpoint.id);
    backend.clock.advance(MINUTE);
    await backend.settled();
    expect(requests).toHaveLength(1);
    const [delivery] = (await client.webhookDeliveries.list()).data;
    expect(delivery).toMatchObject({ status: 'exhausted', lastError: 'The endpoint was deleted.' });
  });

  test('can be held, refused and lost by a fault, which leaves the API alone', async () => {
    const { backend, call, only, requests, client } = await hooked(ok);
    backend.faults.add({ route: 'outgoing.webhook', status: 503 });
    backend.faults.add({ route: 'outgoing.webhook', dropConnection: 'after' });
    await client.account.retrieve();
    await call();
    await backend.settled();
    expect(await only()).toMatchObject({ lastResponseStatus: 503, status: 'pending' });
    expect(requests).toHaveLength(0);
    backend.clock.advance(MINUTE);
    await backend.settled();
    expect(await only()).toMatchObject({ lastError: 'No connection (ECONNRESET).', status: 'pending' });
    expect(requests).toHaveLength(1);
    backend.faults.add({ status: 503, times: 1 });
    backend.clock.advance(5 * MINUTE);
    await backend.settled();
    expect(requests).toHaveLength(2);
  });

  test('that waits survives a snapshot, and a reset forgets it', async () => {
    const { backend, call, only, requests } = await hooked(fails);
    await call();
    await backend.settled();
    const snapshot = backend.snapshot();
    backend.reset();
    backend.clock.advance(HOUR);
    await backend.settled();
    expect(requests).toHaveLength(1);
    backend.restore(snapshot);
    backend.clock.advance(MINUTE);
    await backend.settled();
    expect(requests).toHaveLength(2);
    expect(await only()).toMatchObject({ attemptCount: 2 });
  });
});
