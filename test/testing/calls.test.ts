import type { Account, Call, CordboardEvent, DispatchRule, Transcript } from 'cordboard';
import { describe, expect, it } from 'vitest';
import type { Page } from './support/api.js';
import { buy, CALLER, connect, createAgent, routed, start } from './support/things.js';

describe('inbound calls', () => {
  it('ring, are answered and end with a typed result, a transcript and a cost', async () => {
    const { backend, http } = start();
    const { number, agent } = await routed(http, { returns: { callerName: 'string', urgent: 'boolean' } });
    const live = await backend.ring({ from: CALLER, to: number.phoneNumber, variables: { lang: 'en' } });
    expect(live.call).toMatchObject({
      status: 'in_progress',
      resultStatus: 'pending',
      variables: { lang: 'en' },
    });
    await http.patch(`/agents/${agent.id}`, { returns: {} });
    const call = await live.finish({
      result: { callerName: 'Ada' },
      durationSeconds: 61,
      transcript: [
        { role: 'agent', text: 'Hello?' },
        { role: 'caller', text: 'Ada.' },
      ],
    });
    expect(call).toMatchObject({
      status: 'completed',
      result: { callerName: 'Ada', urgent: null },
      resultStatus: 'completed',
      durationSeconds: 61,
      endedAt: '2026-11-02T09:01:01.000Z',
      cost: { amount: '0.017', currency: 'USD' },
    });
    expect(live.call).toEqual(call);
    expect(await http.get<Call>(`/calls/${call.id}`)).toEqual(call);
    const { segments } = await http.get<Transcript>(`/calls/${call.id}/transcript`);
    const [from, between, to] = ['09:00:00.000', '09:00:30.500', '09:01:01.000'].map(
      (t) => `2026-11-02T${t}Z`,
    );
    expect(segments).toEqual([
      { sequence: 0, role: 'agent', text: 'Hello?', startedAt: from, endedAt: between },
      { sequence: 1, role: 'caller', text: 'Ada.', startedAt: between, endedAt: to },
    ]);
    expect((await http.get<Account>('/account')).credits.amount).toBe('98.833');
    expect(backend.clock.now()).toBe(Date.parse('2026-11-02T09:00:00Z'));
  });

  it('last until the clock says so when no length is given', async () => {
    const { backend, http } = start();
    const { number } = await routed(http);
    const live = await backend.ring({ from: CALLER, to: number.phoneNumber });
    backend.clock.advance(90_000);
    expect(await live.finish()).toMatchObject({
      durationSeconds: 90,
      endedAt: '2026-11-02T09:01:30.000Z',
      resultStatus: 'not_applicable',
      result: null,
    });
  });

  it('have a recording where the test says so', async () => {
    const { backend, http } = start();
    const { number } = await routed(http);
    const recordingUrl = 'https://recordings.example/1.wav';
    const live = await backend.ring({ from: CALLER, to: number.phoneNumber });
    expect(live.call.recordingUrl).toBeNull();
    expect((await live.finish({ recordingUrl })).recordingUrl).toBe(recordingUrl);
    expect((await http.get<Call>(`/calls/${live.call.id}`)).recordingUrl).toBe(recordingUrl);
    const simulate = (more: object) =>
      backend.simulateCall({ from: CALLER, to: number.phoneNumber, recordingUrl, ...more });
    expect(await simulate({ status: 'failed' })).toMatchObject({ status: 'failed', recordingUrl });
    await expect(simulate({ status: 'busy' })).rejects.toThrow(/never answered has no recording/);
    const { data: before } = await http.get<Page<Call>>('/calls');
    for (const wrong of ['1.wav', 'ftp://recordings.example/1.wav', ''])
      await expect(simulate({ recordingUrl: wrong })).rejects.toThrow(
        /recordingUrl must be an absolute http or https URL/,
      );
    expect((await http.get<Page<Call>>('/calls')).data).toEqual(before);
  });

  it('to a number without a rule, or to none of the account, are rejected', async () => {
    const { backend, http } = start();
    const number = await buy(http, await connect(http));
    const unrouted = await backend.ring({ from: CALLER, to: number.phoneNumber });
    const rejection = { reason: 'no_route', reasons: ['no_route'] };
    const endedAt = new Date(backend.clock.now()).toISOString();
    expect(unrouted.call).toMatchObject({ status: 'rejected', numberId: number.id, rejection, endedAt });
    expect(await unrouted.finish()).toEqual(unrouted.call);
    const unknown = await backend.simulateCall({ from: CALLER, to: '+442079460000' });
    expect(unknown).toMatchObject({ status: 'rejected', numberId: null, rejection });
  });

  it('hold their place for as long as they last on the clock', async () => {
    const { backend, http } = start();
    const { number } = await routed(http);
    const call = () => backend.simulateCall({ from: CALLER, to: number.phoneNumber, durationSeconds: 60 });
    expect((await call()).status).toBe('completed');
    expect(await call()).toMatchObject({ status: 'rejected', rejection: { reason: 'concurrency_limit' } });
    const metrics = async () => (await http.get<Page<DispatchRule>>('/dispatch-rules')).data[0]?.metrics;
    expect(await metrics()).toEqual({ completed: 0, inProgress: 1, recent: 1 });
    backend.clock.advance(59_999);
    expect((await call()).status).toBe('rejected');
    backend.clock.advance(1);
    expect((await call()).status).toBe('completed');
    expect(await metrics()).toEqual({ completed: 1, inProgress: 1, recent: 2 });
    backend.clock.advance(86_400_000);
    expect(await metrics()).toEqual({ completed: 2, inProgress: 0, recent: 0 });
  });

  it('two fit into a rule for two, ringing and live ones counted', async () => {
    const { backend, http } = start();
    const number = await buy(http, await connect(http));
    const agent = await createAgent(http);
    const rule = {
      numberId: number.id,
      agentId: agent.id,
      maxConcurrentCalls: 2,
      variables: { a: '1', b: '1' },
    };
    await http.post('/dispatch-rules', rule);
    const ring = () => backend.ring({ from: CALLER, to: number.phoneNumber, variables: { b: '2' } });
    const [one, two, three] = [await ring(), await ring(), await ring()];
    expect([one, two, three].map(({ call }) => call.status)).toEqual([
      'in_progress',
      'in_progress',
      'rejected',
    ]);
    expect(one.call.variables).toEqual({ a: '1', b: '2' });
    await one.finish();
    expect((await ring()).call.status).toBe('in_progress');
  });

  it('tell the author of a test what does not fit, and keep nothing of it', async () => {
    const { backend, http } = start();
    const { number } = await routed(http, { returns: { urgent: 'boolean' } });
    const simulate = (more: object) =>
      backend.simulateCall({ from: CALLER, to: number.phoneNumber, ...more });
    await expect(simulate({ result: { urgent: 'yes' } })).rejects.toThrow(
      /result\.urgent is declared as a boolean/,
    );
    await expect(simulate({ result: { nope: 1 } })).rejects.toThrow(/nope.*declared: urgent/);
    await expect(simulate({ status: 'busy', durationSeconds: 5 })).rejects.toThrow(/never answered/);
    const { data: before } = await http.get<Page<Call>>('/calls');
    await expect(simulate({ durationSeconds: 1.5 })).rejects.toThrow(/whole number/);
    for (const durationSeconds of [1e15, 86_401, 75_000_000])
      await expect(simulate({ durationSeconds })).rejects.toThrow(/of seconds from 0 to 86400, a day, not/);
    await expect(simulate({ from: '0415' })).rejects.toThrow(/from must be a phone number in E\.164/);
    expect((await http.get<Page<Call>>('/calls')).data).toEqual(before);
    const live = await backend.ring({ from: CALLER, to: number.phoneNumber });
    await expect(live.finish({ status: 'no_answer' })).rejects.toThrow(/was answered/);
    expect(live.call.status).toBe('in_progress');
    await expect(live.finish({ durationSeconds: 1e15 })).rejects.toThrow(/86400, a day/);
    expect(live.call.status).toBe('in_progress');
    const failed = await live.finish({ resultError: 'unintelligible' });
    expect(failed).toMatchObject({ resultStatus: 'failed', resultError: 'unintelligible', result: null });
    const missed = await simulate({ status: 'no_answer' });
    expect(missed).toMatchObject({ status: 'no_answer', answeredAt: null, resultStatus: 'not_applicable' });
  });
});

describe('outbound calls', () => {
  async function outbound(credits = '100.00') {
    const { backend, http } = start({ credits });
    const number = await buy(http, await connect(http));
    const agent = await createAgent(http, { type: 'outbound', numberIds: [number.id] });
    const dial = () =>
      http.post<Call>('/calls', { agentId: agent.id, to: CALLER, variables: { order: '7' } });
    return { backend, http, number, agent, dial };
  }

  it('are queued, answered, and finished', async () => {
    const { backend, dial, number } = await outbound();
    const queued = await dial();
    expect(queued).toMatchObject({ status: 'queued', fromNumber: number.phoneNumber, startedAt: null });
    await expect(backend.call(queued.id).finish({ durationSeconds: 1e15 })).rejects.toThrow(/86400, a day/);
    expect(backend.call(queued.id).call).toEqual(queued);
    const live = await backend.answer(queued.id, { answeredBy: 'machine' });
    expect(live.call).toMatchObject({ status: 'in_progress', answeredBy: 'machine' });
    const call = await live.finish({ durationSeconds: 60 });
    expect(call.cost).toEqual({ amount: '0.0945', currency: 'USD' });
    await expect(backend.answer(queued.id)).rejects.toThrow(/is over/);
  });

  it('that end as completed were answered first, and each step moves updatedAt', async () => {
    const { backend, dial } = await outbound();
    const live = backend.call((await dial()).id);
    backend.clock.advance(60_000);
    const answeredAt = '2026-11-02T09:01:00.000Z';
    const { events } = backend.snapshot().state as { events: CordboardEvent[] };
    const finished = await live.finish();
    expect(finished).toMatchObject({
      status: 'completed',
      answeredAt,
      answeredBy: 'human',
      durationSeconds: 0,
    });
    const since = (backend.snapshot().state as { events: CordboardEvent[] }).events.slice(events.length);
    expect(since.map(({ type, data }) => [type, 'call' in data && data.call.updatedAt])).toEqual([
      ['call.ringing', answeredAt],
      ['call.answered', answeredAt],
      ['call.completed', answeredAt],
    ]);
  });

  it('stay queued when a result does not fit', async () => {
    const { backend, dial } = await outbound();
    const { id } = await dial();
    const live = backend.call(id);
    await expect(live.finish({ result: { unasked: 1 } })).rejects.toThrow('declares no returns');
    expect(live.call).toMatchObject({ status: 'queued', answeredAt: null });
  });

  it.each(['no_answer', 'busy', 'failed', 'canceled'] as const)('may end as %s', async (status) => {
    const { backend, dial } = await outbound();
    const { id } = await dial();
    const call = await backend.call(id).finish({ status });
    expect(call).toMatchObject({ status, answeredAt: null, durationSeconds: null, cost: { amount: '0.00' } });
  });

  it('are canceled once; a call that is over stays as it is', async () => {
    const { backend, http, dial } = await outbound();
    const { id } = await dial();
    const canceled = await http.post<Call>(`/calls/${id}/cancel`);
    expect(canceled.status).toBe('canceled');
    const { events } = backend.snapshot().state;
    backend.clock.advance(60_000);
    expect(await http.post<Call>(`/calls/${id}/cancel`)).toEqual(canceled);
    // One terminal event for each call, and no more.
    expect(backend.snapshot().state.events).toEqual(events);
  });

  it('need the right agent, a number of its own and credits', async () => {
    const { backend, http, agent, dial } = await outbound('1.15');
    expect(await http.refusal('POST', '/calls', { agentId: agent.id, to: CALLER })).toMatchObject({
      status: 402,
    });
    await expect(dial()).rejects.toThrow('402');
    const inbound = await createAgent(http);
    const asInbound = await http.refusal('POST', '/calls', { agentId: inbound.id, to: CALLER });
    expect(asInbound.code).toBe('wrong_agent_type');
    const from = { agentId: agent.id, to: CALLER, fromNumber: '+14155550111' };
    expect((await http.refusal('POST', '/calls', from)).code).toBe('number_not_attached');
    const bare = await createAgent(http, { type: 'outbound' });
    const numberless = await http.refusal('POST', '/calls', { agentId: bare.id, to: CALLER });
    expect(numberless.code).toBe('number_not_attached');
    expect(() => backend.call('call_none')).toThrow(/no call/);
  });
});
