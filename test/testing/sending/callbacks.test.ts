import type { Call } from 'cordboard';
import { createTestClock, simulateInbound } from 'cordboard/testing';
import { describe, expect, test } from 'vitest';
import { CALLER, exchange, PHONE } from './support.js';

const URL = 'https://shop.example/ringing?token=t';
const answer = (CallInBound: object) => Response.json({ CallInBound });

/** A number with a callback; bound to an agent unless told otherwise. */
async function asked(receive: (request: Request) => Promise<Response> | Response, { bound = true } = {}) {
  const world = await exchange(receive);
  const { client, agent, number, backend } = world;
  if (bound) {
    const variables = { campaign: 'radio', name: 'nobody' };
    await client.dispatchRules.create({ numberId: number.id, agentId: agent.id, variables });
  }
  await client.numbers.update(number.id, { inboundCallback: { url: URL } });
  const night = await client.agents.create({
    name: 'Night',
    type: 'inbound',
    returns: { urgent: 'boolean' },
  });
  const ring = () => backend.ring({ from: CALLER, to: PHONE });
  const events = async () => {
    const { state } = backend.snapshot();
    return (state['events'] as { type: string }[]).map(({ type }) => type);
  };
  return { ...world, night, ring, events };
}

describe('a number with a callback', () => {
  test('asks who should answer, in the platform’s words', async () => {
    const { ring, bodies, agent, client, requests } = await asked(() => answer({ OverrideAIAgentId: 'x' }));
    const live = await ring();
    expect(requests[0]?.url).toBe(URL);
    expect(JSON.parse(bodies[0] ?? '')).toEqual({
      Event: 'CallInBound',
      SessionId: live.call.id,
      SdkAppId: (await client.account.retrieve()).sdkAppId,
      CallInBound: { AIAgentId: agent.id, IvrId: 0, Caller: CALLER, Callee: PHONE },
    });
  });

  test('is answered by the agent that the callback names, with its variables over the rule’s', async () => {
    let night = '';
    const world = await asked(() =>
      answer({ OverrideAIAgentId: night, Variables: [{ Key: 'name', Value: 'Ada' }] }),
    );
    night = world.night.id;
    const live = await world.ring();
    expect(live.call).toMatchObject({
      status: 'in_progress',
      agentId: night,
      returns: { urgent: 'boolean' },
      resultStatus: 'pending',
      variables: { campaign: 'radio', name: 'Ada' },
    });
    expect(await live.finish({ result: { urgent: true } })).toMatchObject({ result: { urgent: true } });
  });

  test('is answered by an agent that asks for nothing, whatever the bound one asks for', async () => {
    let id = '';
    const { ring, client } = await asked(() => answer({ OverrideAIAgentId: id }));
    id = (await client.agents.create({ name: 'Plain', type: 'inbound' })).id;
    expect((await ring()).call).toMatchObject({ agentId: id, returns: {}, resultStatus: 'not_applicable' });
  });

  test('keeps the bound agent when the callback echoes it', async () => {
    let bound = '';
    const world = await asked(() => answer({ OverrideAIAgentId: bound }));
    bound = world.agent.id;
    expect((await world.ring()).call).toMatchObject({ agentId: bound, status: 'in_progress', metadata: {} });
  });

  test('hangs up on an empty decision', async () => {
    const { ring, events, backend } = await asked(() => answer({}));
    const { call } = await ring();
    expect(call).toMatchObject({
      status: 'rejected',
      rejection: { reason: 'callback_hangup', reasons: ['callback_hangup'] },
      returns: { name: 'string' },
      resultStatus: 'not_applicable',
      metadata: {},
    });
    expect(await events()).toEqual(['call.ringing', 'call.rejected']);
    const [, last] = backend.snapshot().state['events'] as { data: { call: Call } }[];
    expect(last?.data.call.resultStatus).toBe('not_applicable');
    expect(await backend.simulateCall({ from: CALLER, to: PHONE })).toMatchObject({ status: 'rejected' });
  });

  test.each([
    ['unknown', () => 'ag_none'],
    ['an IVR', () => 7],
  ])('falls back to the bound agent when the override is %s, and notes it', async (kind, id) => {
    const name = kind === 'an IVR' ? 'OverrideIvrId' : 'OverrideAIAgentId';
    const { ring, agent } = await asked(() => answer({ [name]: id() }));
    const { call } = await ring();
    expect(call).toMatchObject({ agentId: agent.id, status: 'in_progress' });
    expect(call.metadata['cordboard.override']).toMatch(kind === 'an IVR' ? /IVR 7/ : /ag_none: unknown/);
  });

  test('falls back when the override is archived or outbound', async () => {
    let id = '';
    const { ring, agent, client, night } = await asked(() => answer({ OverrideAIAgentId: id }));
    const outbound = await client.agents.create({ name: 'O', type: 'outbound' });
    await client.agents.archive(night.id);
    for (const [other, why] of [
      [night.id, 'archived'],
      [outbound.id, 'not an inbound agent'],
    ] as const) {
      id = other;
      const live = await ring();
      expect(live.call.agentId).toBe(agent.id);
      expect(live.call.metadata['cordboard.override']).toContain(why);
      await live.finish();
    }
  });

  test('sends twice more after 5 s each, then the bound agent answers', async () => {
    const { ring, backend, requests, agent } = await asked(() => new Promise(() => undefined));
    const ringing = ring();
    for (const count of [1, 2, 3]) {
      await expect.poll(() => requests.length).toBe(count);
      backend.clock.advance(4_999);
      expect(requests).toHaveLength(count);
      backend.clock.advance(1);
    }
    const { call } = await ringing;
    expect(call).toMatchObject({ agentId: agent.id, status: 'in_progress' });
    expect(call.answeredAt).toBe('2026-11-02T15:00:15.000Z');
    expect(requests).toHaveLength(3);
  });

  test('takes a refusal, a broken answer and a lost one for no answer', async () => {
    const answers = [
      () => new Response('no', { status: 500 }),
      () => new Response('{oops'),
      () => answer({ OverrideAIAgentId: 'a', OverrideIvrId: 1 }),
    ];
    const { ring, agent, requests } = await asked(() => answers[requests.length - 1]?.() as Response);
    expect((await ring()).call).toMatchObject({ agentId: agent.id, status: 'in_progress', metadata: {} });
    expect(requests).toHaveLength(3);
  });

  test.each([
    ['a fraction for an id', () => answer({ OverrideAIAgentId: 1.5 })],
    ['a blank id', () => answer({ OverrideAIAgentId: ' ' })],
    ['variables that are none', () => answer({ OverrideAIAgentId: 'ag_x', Variables: [null] })],
    ['a status of its own', () => Response.json({ CallInBound: {} }, { status: 201 })],
  ])('takes %s for no answer, as does a handler that is rung in process', async (_, reply) => {
    const { ring, agent, requests } = await asked(reply);
    expect((await ring()).call).toMatchObject({ agentId: agent.id, status: 'in_progress', metadata: {} });
    expect(requests).toHaveLength(3);
    const heard = await simulateInbound(async () => reply(), { clock: createTestClock() });
    expect(heard).toMatchObject({ id: 'ag_bound', decidedBy: 'platform' });
  });

  test('with no rule is asked about, too; without an override there is no route', async () => {
    let CallInBound: object = { OverrideAIAgentId: '' };
    const { ring, bodies, night, events } = await asked(() => answer(CallInBound), { bound: false });
    const lost = await ring();
    const rejection = { reason: 'no_route', reasons: ['no_route'] };
    expect(lost.call).toMatchObject({ status: 'rejected', rejection });
    expect(JSON.parse(bodies[0] ?? '').CallInBound.AIAgentId).toBe(0);
    CallInBound = { OverrideAIAgentId: night.id };
    expect((await ring()).call).toMatchObject({ agentId: night.id, dispatchRuleId: null });
    expect(await events()).toEqual(['call.ringing', 'call.rejected', 'call.ringing', 'call.answered']);
  });

  test('is not asked about a call that its schedule keeps out', async () => {
    const { ring, client, number, requests } = await asked(() => answer({}));
    const [rule] = (await client.dispatchRules.list({ numberId: number.id })).data;
    await client.dispatchRules.update(rule?.id ?? '', {
      schedule: { timezone: 'UTC', callWindow: { start: '01:00', end: '02:00' } },
    });
    expect((await ring()).call.rejection?.reason).toBe('outside_window');
    expect(requests).toHaveLength(0);
  });

  test('takes its place of the limit while the callback thinks', async () => {
    let decide = (_: Response) => {};
    const { ring, backend, requests } = await asked(() => new Promise((resolve) => (decide = resolve)));
    const first = ring();
    await expect.poll(() => requests.length).toBe(1);
    const second = await backend.ring({ from: '+14155550198', to: PHONE });
    expect(second.call.rejection?.reason).toBe('concurrency_limit');
    decide(answer({ OverrideAIAgentId: 'ag_none' }));
    expect((await first).call.status).toBe('in_progress');
  });

  test('and a caller who hangs up meanwhile is not answered', async () => {
    let decide = (_: Response) => {};
    const { ring, requests, bodies, client, events } = await asked(
      () => new Promise((resolve) => (decide = resolve)),
    );
    const ringing = ring();
    await expect.poll(() => requests.length).toBe(1);
    await client.calls.cancel(JSON.parse(bodies[0] ?? '').SessionId);
    decide(answer({}));
    expect((await ringing).call.status).toBe('canceled');
    expect(await events()).toEqual(['call.ringing', 'call.canceled']);
  });

  test('that answers after a reset changes nothing of the new time', async () => {
    let decide = (_: Response) => {};
    const { ring, backend, requests, events } = await asked(
      () => new Promise((resolve) => (decide = resolve)),
    );
    const ringing = ring();
    await expect.poll(() => requests.length).toBe(1);
    backend.reset();
    decide(answer({}));
    await expect(ringing).rejects.toThrow('There is no call');
    expect(await events()).toEqual([]);
  });

  test('can be made to fail by a fault', async () => {
    const { ring, backend, agent, requests } = await asked(() => answer({}));
    backend.faults.add({ route: 'outgoing.callback', status: 500, times: 3 });
    expect((await ring()).call).toMatchObject({ agentId: agent.id, status: 'in_progress' });
    expect(requests).toHaveLength(0);
  });
});
