import { Cordboard } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';

/** A number behind a trunk, routed to an agent on New York weekdays from 09:00 to 17:00. */
async function officeLine(now: string) {
  const backend = createRoutingBackend({ now });
  const { fetch, clock } = backend;
  const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://api.test', fetch, clock });
  const trunk = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Trunk' });
  const number = await client.telephony.importNumber({
    phoneNumber: '+14155550123',
    connectionId: trunk.id,
    terminationUri: 'sip:x',
    sipUsername: 'u',
    sipPassword: 'p',
  });
  const agent = await client.agents.create({ name: 'Office', type: 'inbound' });
  const rule = await client.dispatchRules.create({
    numberId: number.id,
    agentId: agent.id,
    schedule: {
      timezone: 'America/New_York',
      startDate: '2026-10-01',
      callWindow: { start: '09:00', end: '17:00' },
      activeDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    },
  });
  const ring = () => backend.ring({ from: '+14155550199', to: number.phoneNumber });
  return { backend, client, rule, ring };
}

describe('dispatchRules.preview', () => {
  test('decides here, and sends nothing when it is given a rule', async () => {
    const { client, rule } = await officeLine('2026-11-02T15:00:00Z');
    const offline = client.withOptions({ fetch: () => Promise.reject(new Error('sent')) });
    expect(await offline.dispatchRules.preview(rule)).toMatchObject({ accepted: true, reasons: [] });
    const saturday = await offline.dispatchRules.preview(rule, { at: '2026-11-07T18:00:00Z' });
    expect(saturday.reasons.map((reason) => reason.code)).toEqual(['inactive_day']);
    const evening = await offline.dispatchRules.preview(rule, { at: '2026-11-03T03:00:00Z', activeCalls: 1 });
    expect(evening.reasons.map((reason) => reason.code)).toEqual(['outside_window', 'concurrency_limit']);
  });

  test('reads the rule when it is given an id', async () => {
    const { client, rule } = await officeLine('2026-11-02T15:00:00Z');
    await client.dispatchRules.complete(rule.id);
    expect(await client.dispatchRules.preview(rule.id)).toMatchObject({
      reasons: [{ code: 'status_inactive' }],
    });
  });

  test('refuses an instant that is none, by field', async () => {
    const { client, rule } = await officeLine('2026-11-02T15:00:00Z');
    const error = await failure(client.dispatchRules.preview(rule, { at: '2026-11-02T15:00:00' }));
    expect(error).toMatchObject({ name: 'ScheduleError', field: 'at' });
  });
});

describe('the backend routes by the same evaluator', () => {
  test('a call outside the hours is rejected with the reasons', async () => {
    const { backend, ring } = await officeLine('2026-11-07T18:00:00Z');
    expect((await ring()).call).toMatchObject({
      status: 'rejected',
      rejection: { reason: 'inactive_day', reasons: ['inactive_day'] },
    });
    backend.clock.set('2026-11-09T14:00:00.000Z');
    expect((await ring()).call.status).toBe('in_progress');
    expect((await ring()).call.rejection?.reasons).toEqual(['concurrency_limit']);
  });

  test('a preview is never a guess: at any moment it says what ringing then does', async () => {
    const { backend, client, rule, ring } = await officeLine('2026-09-25T00:00:00Z');
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 90 });
    await fc.assert(
      fc.asyncProperty(minutes, async (offset) => {
        backend.clock.set(Date.parse('2026-09-25T00:00:00Z') + offset * 60_000);
        const { reasons } = await client.dispatchRules.preview(rule, { at: backend.clock.now() });
        const live = await ring();
        expect(live.call.rejection?.reasons ?? []).toEqual(reasons.map((reason) => reason.code));
        await live.finish();
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
