import type { Agent, DispatchRule, PhoneNumber } from 'cordboard';
import { describe, expect, it } from 'vitest';
import type { Page } from './support/api.js';
import { buy, CALLER, connect, createAgent, routed, start } from './support/things.js';

describe('attaching', () => {
  it('makes an always-open rule, which number and agent both show', async () => {
    const { http } = start();
    const { number, agent } = await routed(http);
    const { data } = await http.get<Page<DispatchRule>>('/dispatch-rules');
    expect(data).toMatchObject([
      { numberId: number.id, agentId: agent.id, schedule: null, status: 'active' },
    ]);
    expect(agent.numberIds).toEqual([number.id]);
    const shown = await http.get<PhoneNumber>(`/numbers/${number.id}`);
    expect(shown).toMatchObject({ inboundAgentId: agent.id, dispatchRuleId: data[0]?.id, version: 2 });
  });

  it('again to the same agent changes nothing, elsewhere is refused with the rule that holds it', async () => {
    const { http } = start();
    const { number, agent } = await routed(http);
    const again = await http.post<Agent>(`/agents/${agent.id}/numbers`, { numberId: number.id });
    expect(again).toEqual(agent);
    const other = await createAgent(http);
    const { dispatchRuleId } = await http.get<PhoneNumber>(`/numbers/${number.id}`);
    const refusal = await http.refusal('POST', `/agents/${other.id}/numbers`, { numberId: number.id });
    expect(refusal).toMatchObject({
      status: 409,
      code: 'number_already_routed',
      details: { dispatchRuleId, agentId: agent.id },
    });
    const twice = await http.refusal('POST', '/dispatch-rules', { numberId: number.id, agentId: agent.id });
    expect(twice.code).toBe('number_already_routed');
  });

  it('creates no agent when one of its numbers cannot be attached', async () => {
    const { http } = start();
    const { number } = await routed(http);
    const body = { name: 'Late', type: 'inbound', numberIds: [number.id] };
    expect(await http.refusal('POST', '/agents', body)).toMatchObject({ code: 'number_already_routed' });
    expect((await http.get<Page<Agent>>('/agents')).data).toHaveLength(1);
  });

  it('detaching completes the rule, scheduled or not, and frees the number', async () => {
    const { http } = start();
    const number = await buy(http, await connect(http));
    const agent = await createAgent(http);
    const schedule = { timezone: 'UTC', activeDays: ['tue', 'mon'] };
    const rule = await http.post<DispatchRule>('/dispatch-rules', {
      numberId: number.id,
      agentId: agent.id,
      schedule,
    });
    expect(rule.schedule).toEqual({
      timezone: 'UTC',
      startDate: null,
      endDate: null,
      callWindow: null,
      activeDays: ['mon', 'tue'],
    });
    const after = await http.del<Agent>(`/agents/${agent.id}/numbers/${number.id}`);
    expect(after.numberIds).toEqual([]);
    expect(after.version).toBe(3);
    const ended = await http.get<DispatchRule>(`/dispatch-rules/${rule.id}`);
    expect(ended).toMatchObject({ status: 'completed', endedAt: '2026-11-02T09:00:00.000Z', version: 2 });
    const again = await http.refusal('DELETE', `/agents/${agent.id}/numbers/${number.id}`);
    expect(again).toMatchObject({ status: 409, code: 'number_not_attached' });
  });

  it('an outbound agent calls from many numbers, one of them first', async () => {
    const { http } = start();
    const connection = await connect(http);
    const [a, b] = [await buy(http, connection), await buy(http, connection, '212')];
    const agent = await createAgent(http, { type: 'outbound', numberIds: [a.id] });
    expect(agent.primaryNumberId).toBe(a.id);
    const c = await buy(http, connection, '617');
    const third = await http.post<Agent>(`/agents/${agent.id}/numbers`, { numberId: c.id });
    expect(third).toMatchObject({ numberIds: [a.id, c.id], primaryNumberId: a.id });
    await http.del(`/agents/${agent.id}/numbers/${c.id}`);
    // Attached and detached: two changes of what the number shows.
    const free = await http.get<PhoneNumber>(`/numbers/${c.id}`);
    expect(free).toMatchObject({ outboundAgentIds: [], version: c.version + 2 });
    const both = await http.post<Agent>(`/agents/${agent.id}/numbers`, {
      numberId: b.id,
      setAsPrimary: true,
    });
    expect(both).toMatchObject({ numberIds: [a.id, b.id], primaryNumberId: b.id });
    const shown = await http.get<PhoneNumber>(`/numbers/${b.id}`);
    expect(shown).toMatchObject({ outboundAgentIds: [agent.id], inboundAgentId: null, dispatchRuleId: null });
    const less = await http.del<Agent>(`/agents/${agent.id}/numbers/${b.id}`);
    expect(less).toMatchObject({ numberIds: [a.id], primaryNumberId: a.id });
    const wrong = await http.refusal('PUT', `/agents/${agent.id}/primary-number`, { numberId: b.id });
    expect(wrong.code).toBe('number_not_attached');
    const none = await http.del<Agent>(`/agents/${agent.id}/numbers/${a.id}`);
    expect(none).toMatchObject({ numberIds: [], primaryNumberId: null });
  });

  it('archiving completes rules and detaches; then only metadata may change', async () => {
    const { http } = start();
    const { number, agent } = await routed(http);
    const archived = await http.del<Agent>(`/agents/${agent.id}`);
    expect(archived).toMatchObject({ status: 'archived', numberIds: [] });
    expect(await http.del<Agent>(`/agents/${agent.id}`)).toEqual(archived);
    expect((await http.get<PhoneNumber>(`/numbers/${number.id}`)).inboundAgentId).toBeNull();
    expect(await http.refusal('PATCH', `/agents/${agent.id}`, { name: 'x' })).toMatchObject({
      code: 'agent_archived',
    });
    const noted = await http.patch<Agent>(`/agents/${agent.id}`, { metadata: { why: 'gone' } });
    expect(noted.metadata).toEqual({ why: 'gone' });
    const caller = await createAgent(http, { type: 'outbound', numberIds: [number.id] });
    expect(await http.del(`/agents/${caller.id}`)).toMatchObject({ numberIds: [], primaryNumberId: null });
    expect((await http.get<PhoneNumber>(`/numbers/${number.id}`)).outboundAgentIds).toEqual([]);
    const bare = await createAgent(http);
    const primary = { numberId: number.id, setAsPrimary: true };
    expect(await http.refusal('POST', `/agents/${bare.id}/numbers`, primary)).toMatchObject({
      code: 'validation_failed',
      param: 'setAsPrimary',
    });
    expect((await http.del<Agent>(`/agents/${bare.id}`)).version).toBe(2);
  });
});

describe('dispatch rules', () => {
  it('completed ones keep their calls, take metadata only, and may be completed again', async () => {
    const { backend, http } = start();
    const { number } = await routed(http);
    const { data } = await http.get<Page<DispatchRule>>('/dispatch-rules');
    const id = data[0]?.id;
    await backend.simulateCall({ from: CALLER, to: number.phoneNumber });
    const done = await http.post<DispatchRule>(`/dispatch-rules/${id}/complete`);
    expect(done).toMatchObject({ status: 'completed', metrics: { completed: 1, inProgress: 0, recent: 1 } });
    expect(await http.post<DispatchRule>(`/dispatch-rules/${id}/complete`)).toEqual(done);
    const refusal = await http.refusal('PATCH', `/dispatch-rules/${id}`, { maxConcurrentCalls: 2 });
    expect(refusal).toMatchObject({ status: 409, code: 'rule_completed' });
    const closed = await http.refusal('PATCH', `/dispatch-rules/${id}`, { schedule: null });
    expect(closed.code).toBe('rule_completed');
    expect((await http.patch<DispatchRule>(`/dispatch-rules/${id}`, { metadata: { a: 'b' } })).version).toBe(
      3,
    );
    await http.del(`/dispatch-rules/${id}`);
    const calls = await http.get<Page<{ dispatchRuleId: string }>>('/calls');
    expect(calls.data.map((call) => call.dispatchRuleId)).toEqual([id]);
  });

  it('refuses agents that cannot answer', async () => {
    const { http } = start();
    const number = await buy(http, await connect(http));
    const outbound = await createAgent(http, { type: 'outbound' });
    const route = (agentId: string) =>
      http.refusal('POST', '/dispatch-rules', { numberId: number.id, agentId });
    expect((await route(outbound.id)).code).toBe('wrong_agent_type');
    const archived = await createAgent(http);
    await http.del(`/agents/${archived.id}`);
    expect((await route(archived.id)).code).toBe('agent_archived');
    expect(await route('ag_none')).toMatchObject({ status: 404, param: 'agentId' });
  });
});

describe('versions and patches', () => {
  it('a stale If-Match is refused with the version of now, a malformed one as such', async () => {
    const { http } = start();
    const agent = await createAgent(http);
    const path = `/agents/${agent.id}`;
    expect((await http.patch<Agent>(path, { name: 'A' }, { 'If-Match': '"1"' })).version).toBe(2);
    const stale = await http.refusal('PATCH', path, { name: 'B' }, { 'If-Match': '"1"' });
    expect(stale).toMatchObject({ status: 412, code: 'version_mismatch', details: { version: 2 } });
    const malformed = await http.refusal('PATCH', path, { name: 'B' }, { 'If-Match': '2' });
    expect(malformed).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('a patch that changes nothing leaves the version', async () => {
    const { http } = start();
    const agent = await createAgent(http, { returns: { a: 'string', b: 'number' }, metadata: { k: 'v' } });
    const same = {
      name: agent.name,
      returns: { b: 'number', a: 'string' },
      metadata: { gone: null, k: 'v' },
    };
    expect(await http.patch<Agent>(`/agents/${agent.id}`, same)).toEqual(agent);
  });

  it('metadata merges, null deletes, and 50 keys are the most after the merge', async () => {
    const { http } = start();
    const many = (from: number, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${from + i}`, 'v']));
    const agent = await createAgent(http, { metadata: many(0, 50) });
    const path = `/agents/${agent.id}`;
    const full = await http.refusal('PATCH', path, { metadata: { extra: 'v' } });
    expect(full).toMatchObject({ status: 422, code: 'validation_failed', param: 'metadata' });
    const swapped = await http.patch<Agent>(path, { metadata: { k0: null, extra: 'v' } });
    expect(Object.keys(swapped.metadata)).toHaveLength(50);
    expect(swapped.metadata).not.toHaveProperty('k0');
    const longest = { ['k'.repeat(40)]: 'v'.repeat(2_000), k1: null };
    expect((await http.patch<Agent>(path, { metadata: longest })).metadata).toMatchObject({ extra: 'v' });
    for (const metadata of [{ ['k'.repeat(41)]: 'v' }, { k2: 'v'.repeat(2_001) }])
      expect(await http.refusal('PATCH', path, { metadata })).toMatchObject({ code: 'validation_failed' });
  });
});
