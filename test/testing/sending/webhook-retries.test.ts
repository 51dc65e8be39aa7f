import { describe, expect, test } from 'vitest';
import { hooked } from './support.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const fails = () => new Response('no', { status: 500 });

describe('a webhook that nobody takes', () => {
  test('is tried eight times on the backend’s clock, each time signed afresh, then given up', async () => {
    const { backend, call, only, requests, endpoint, client } = await hooked(fails);
    await call();
    await backend.settled();
    const pauses = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 24 * HOUR];
    for (const [index, pause] of pauses.entries()) {
      expect(await only()).toMatchObject({
        status: 'pending',
        attemptCount: index + 1,
        lastResponseStatus: 500,
        lastError: 'The endpoint answered 500.',
        nextAttemptAt: new Date(backend.clock.now() + pause).toISOString(),
      });
      backend.clock.advance(pause - 1);
      await backend.settled();
      expect(requests).toHaveLength(index + 1);
      backend.clock.advance(1);
      await backend.settled();
    }
    expect(requests).toHaveLength(8);
    expect(await only()).toMatchObject({ status: 'exhausted', attemptCount: 8, nextAttemptAt: null });
    expect(new Set(requests.map(({ headers }) => headers.get('webhook-id'))).size).toBe(1);
    expect(new Set(requests.map(({ headers }) => headers.get('webhook-timestamp'))).size).toBe(8);
    expect(await client.webhookEndpoints.retrieve(endpoint.id)).toMatchObject({
      status: 'enabled',
      consecutiveFailures: 1,
    });
  });

  test('counts as failed after 10 s without an answer', async () => {
    const { backend, call, only } = await hooked(() => new Promise(() => undefined));
    await call();
    backend.clock.advance(9_999);
    expect(await only()).toMatchObject({ attemptCount: 0 });
    // The request is signed first, which takes the runtime a moment.
    await expect
      .poll(async () => {
        backend.clock.advance(10_000);
        return (await only())?.lastError;
      })
      .toBe('No answer within 10 s.');
  });

  test('to a dead or silent address says so without naming it', async () => {
    const { backend, call, only } = await hooked(() => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) });
    });
    await call();
    await backend.settled();
    expect(await only()).toMatchObject({
      lastResponseStatus: null,
      lastError: 'No connection (ECONNREFUSED).',
    });
  });

  test('ten given up in a row disable the endpoint; enabling it forgives', async () => {
    const { backend, call, endpoint, client, requests, deliveries } = await hooked(fails);
    for (let i = 0; i < 11; i += 1) await call();
    for (let i = 0; i < 8; i += 1) {
      await backend.settled();
      backend.clock.advance(24 * HOUR);
    }
    await backend.settled();
    const disabled = await client.webhookEndpoints.retrieve(endpoint.id);
    expect(disabled).toMatchObject({ status: 'disabled', consecutiveFailures: 11 });
    expect(disabled.disabledReason).toContain('10 deliveries in a row were given up');
    const sent = requests.length;
    await call();
    await backend.settled();
    expect(requests).toHaveLength(sent);
    expect(await deliveries()).toHaveLength(11);
    await client.webhookEndpoints.update(endpoint.id, { status: 'enabled' });
    await call();
    await backend.settled();
    expect(requests).toHaveLength(sent + 1);
    expect(await client.webhookEndpoints.retrieve(endpoint.id)).toMatchObject({ consecutiveFailures: 0 });
  });

  test('what waits while the endpoint is disabled by hand is given up, and no failure of it', async () => {
    const { backend, call, endpoint, client, only } = await hooked(fails);
    await call();
    await backend.settled();
    await client.webhookEndpoints.update(endpoint.id, { status: 'disabled' });
    backend.clock.advance(24 * HOUR);
    await backend.settled();
    expect(await only()).toMatchObject({ status: 'exhausted', lastError: 'The endpoint is disabled.' });
    expect(await client.webhookEndpoints.retrieve(endpoint.id)).toMatchObject({ consecutiveFailures: 0 });
  });
});
