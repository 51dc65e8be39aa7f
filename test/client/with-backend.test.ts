import type { PhoneNumber } from 'cordboard';
import { Cordboard, defineReturns, isConflictError, isVersionMismatchError, TimeoutError } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';

const DAY = 24 * 3_600_000;

function setUp() {
  const backend = createRoutingBackend({ now: '2026-11-02T15:00:00Z' });
  const { fetch, clock } = backend;
  const client = new Cordboard({
    apiKey: 'sk_test',
    baseUrl: 'http://api.test',
    fetch,
    clock,
    validation: 'strict',
  });
  return { backend, client };
}

async function buy(client: Cordboard): Promise<PhoneNumber> {
  const [connection] = await client.telephony.connections.iterConnections().toArray({ limit: 1 });
  const { id } =
    connection ??
    (await client.telephony.connections.create({
      type: 'twilio_managed',
      friendlyName: 'Main',
      acceptTerms: true,
    }));
  const [found] = await client.telephony.iterAvailableNumbers({ countryCode: 'US' }).toArray({ limit: 1 });
  return client.telephony.buyNumber({ phoneNumber: found?.phoneNumber ?? '', connectionId: id });
}

describe('the client with the in-memory backend, every answer checked', () => {
  test('a number answers for one agent, and only one', async () => {
    const { backend, client } = setUp();
    const returns = defineReturns({ callerName: 'string', urgent: 'boolean' });
    const number = await buy(client);
    const first = await client.agents.create({ name: 'First', type: 'inbound', returns });
    const second = await client.agents.create({ name: 'Second', type: 'inbound' });
    await client.agents.attachNumber(first.id, { numberId: number.id });
    const conflict = await failure(client.agents.attachNumber(second.id, { numberId: number.id }));
    expect(isConflictError(conflict) && conflict.code).toBe('number_already_routed');
    expect(conflict).toMatchObject({ details: { agentId: first.id } });

    const result = { callerName: 'Ada', urgent: true };
    await backend.simulateCall({ from: '+14155550100', to: number.phoneNumber, result });
    const [call] = await client.calls.iterCalls({ returns, agentId: first.id }).toArray({ limit: 10 });
    expect(call?.result).toEqual(result);

    await client.agents.detachNumber(first.id, { numberId: number.id });
    await client.agents.attachNumber(second.id, { numberId: number.id });
    expect((await client.numbers.retrieve(number.id)).inboundAgentId).toBe(second.id);
  });

  test('a lost answer does not place a call twice', async () => {
    const { backend, client } = setUp();
    const number = await buy(client);
    const agent = await client.agents.create({ name: 'Dialer', type: 'outbound', numberIds: [number.id] });
    backend.faults.add({ route: 'calls.create', dropConnection: 'after' });
    const placing = client.calls.create({ agentId: agent.id, to: '+14155550100' });
    const timer = setInterval(() => backend.clock.advance(1_000), 1);
    await placing.finally(() => clearInterval(timer));
    expect(await client.calls.iterCalls().toArray({ limit: 10 })).toHaveLength(1);
  });

  test('a stale version writes nothing', async () => {
    const { client } = setUp();
    const agent = await client.agents.create({ name: 'A', type: 'inbound' });
    await client.agents.update(agent.id, { name: 'B' }, { ifVersion: agent.version });
    const error = await failure(client.agents.update(agent.id, { name: 'C' }, { ifVersion: agent.version }));
    expect(isVersionMismatchError(error)).toBe(true);
    expect((await client.agents.retrieve(agent.id)).name).toBe('B');
  });

  test('iterExpiring finds what is lost or falls due within a span', async () => {
    const { backend, client } = setUp();
    const number = await buy(client);
    const expiring = async (days: number) => {
      const found: string[] = [];
      for await (const each of client.numbers.iterExpiring({ within: { days } })) found.push(each.id);
      return found;
    };
    expect(await expiring(27)).toEqual([]);
    expect(await expiring(28)).toEqual([number.id]);
    backend.clock.advance(28 * DAY + 1);
    expect(await expiring(1)).toEqual([]);
    expect(await expiring(2)).toEqual([number.id]);
    await client.numbers.renew(number.id);
    expect(await expiring(2)).toEqual([]);
  });
});

describe('waitForResult', () => {
  async function dial() {
    const { backend, client } = setUp();
    const number = await buy(client);
    const agent = await client.agents.create({ name: 'Dialer', type: 'outbound', numberIds: [number.id] });
    const call = await client.calls.create({ agentId: agent.id, to: '+14155550100' });
    return { backend, client, call };
  }

  test.each(['completed', 'no_answer', 'busy', 'failed'] as const)(
    'ends with a call that is %s',
    async (status) => {
      const { backend, client, call } = await dial();
      const waiting = client.calls.waitForResult(call.id);
      await backend.call(call.id).finish({ status });
      const timer = setInterval(() => backend.clock.advance(500), 1);
      expect((await waiting.finally(() => clearInterval(timer))).status).toBe(status);
    },
  );

  test('gives up after maxWaitMs and says where the call stands', async () => {
    const { backend, client, call } = await dial();
    const waiting = failure(client.calls.waitForResult(call.id, { maxWaitMs: 20_000 }));
    const timer = setInterval(() => backend.clock.advance(1_000), 1);
    const error = await waiting.finally(() => clearInterval(timer));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ phase: 'wait', timeoutMs: 20_000 });
    expect(error.message).toContain('status queued');
  });

  test('ends at once when it is aborted', async () => {
    const { client, call } = await dial();
    const controller = new AbortController();
    const waiting = failure(client.calls.waitForResult(call.id, { signal: controller.signal }));
    setImmediate(() => controller.abort());
    expect((await waiting).name).toBe('AbortError');
  });
});
