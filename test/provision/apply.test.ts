import type { Money } from 'cordboard';
import { ConfigurationError, isInvalidParamsError } from 'cordboard';
import type { ApplyProgress, RoutingConfig } from 'cordboard/provision';
import { apply, isApprovalRequiredError, renderPlan } from 'cordboard/provision';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { discard, ENV, openAccount } from './support/account.js';
import { after, before } from './support/scenario.js';

const leave = { env: ENV, allowSpend: true, allowDestroy: true, onSecret: discard };

test('an empty plan sends nothing', async () => {
  const account = openAccount();
  const planned = await account.plan({});
  const sent = account.requests.length;
  expect(await apply(account.client, planned)).toEqual({ changes: [], done: 0, already: 0 });
  expect(account.requests.length).toBe(sent);
});

test('progress is told of every change, once, in an order in which things can be done', async () => {
  const account = openAccount();
  const planned = await account.plan(before);
  const told: ApplyProgress[] = [];
  await apply(account.client, planned, { ...leave, onProgress: (progress) => void told.push(progress) });
  expect(told.map(({ done }) => done)).toEqual(planned.changes.map((_, i) => i + 1));
  expect(new Set(told.map(({ change }) => change.id)).size).toBe(planned.changes.length);
  expect(told.every(({ total, status }) => total === planned.changes.length && status === 'done')).toBe(true);
});

describe('a move to another agent', () => {
  test('is a swap: the number is routed by a successor of its rule, and settings come along or change', async () => {
    const account = openAccount();
    const { client } = account;
    await account.apply(before);
    const { changes } = await account.plan(after);
    const moves = changes.filter(({ kind, key }) => kind === 'route' && key === 'desk');
    expect(moves.map(({ id, before: was, after: will }) => [id, was?.['agent'], will?.['agent']])).toEqual([
      ['route.desk.move', 'day', 'night'],
      ['route.desk.update', undefined, undefined],
    ]);
    await account.apply(after);
    for await (const rule of client.dispatchRules.iterDispatchRules({ status: 'active' })) {
      const number = await client.numbers.retrieve(rule.numberId);
      if (number.metadata['cordboard.key'] !== 'desk') continue;
      expect(rule.metadata['cordboard.previousRuleId']).toBe(moves[0]?.objectId);
      expect(rule).toMatchObject({
        maxConcurrentCalls: 4,
        variables: {},
        schedule: { activeDays: ['mon', 'tue'] },
      });
    }
  });
});

test('a move to an agent that is refused half-way fails, and the old one answers again', async () => {
  let archive: (() => Promise<unknown>) | undefined;
  const account = openAccount((send) => async (request) => {
    const act = request.method === 'POST' && request.url.endsWith('/dispatch-rules') ? archive : undefined;
    if (act) archive = undefined;
    await act?.();
    return send(request);
  });
  await account.apply(before);
  const planned = await account.plan({ ...before, routes: { ...before.routes, desk: { agent: 'night' } } });
  archive = async () => account.client.agents.archive(planned.objects.agents['night'] ?? '');
  const error = await failure(apply(account.client, planned, leave));
  expect(error.message).toContain(
    'route.desk.move: the new agent was refused, and the old one answers again',
  );
  expect((await account.plan(before)).changes.map(({ id }) => id)).toEqual(['agent.night.create']);
});

test('an outbound agent calls from another of its numbers, and nothing else changes', async () => {
  const account = openAccount();
  await account.apply(before);
  const dialer = { type: 'outbound', name: 'Dialer', numbers: ['desk', 'sales'] } as const;
  const primary = (primaryNumber: string): RoutingConfig => ({
    ...before,
    agents: { ...before.agents, dialer: { ...dialer, primaryNumber } },
  });
  const { changes } = await account.apply(primary('sales'));
  expect(changes).toMatchObject([
    {
      id: 'attachment.dialer:sales.set_primary',
      before: { agent: 'dialer', number: 'desk' },
      after: { agent: 'dialer', number: 'sales' },
    },
  ]);
  const [agent] = await account.client.agents.iterAgents({ type: 'outbound' }).toArray({ limit: 1 });
  const number = await account.client.numbers.retrieve(agent?.primaryNumberId ?? '');
  expect(number.metadata['cordboard.key']).toBe('sales');
  expect((await account.plan(primary('sales'))).changes).toEqual([]);
});

test('a primary number that the config does not name is told by its id', async () => {
  const account = openAccount();
  await account.apply(before);
  const [agent] = await account.client.agents.iterAgents({ type: 'outbound' }).toArray({ limit: 1 });
  const dialer = { type: 'outbound', name: 'Dialer', numbers: ['sales'], primaryNumber: 'sales' } as const;
  const { changes } = await account.plan({
    connections: before.connections,
    agents: { dialer },
    numbers: { sales: { ...before.numbers?.['sales'] } },
  });
  expect(changes).toMatchObject([
    { action: 'set_primary', before: { number: agent?.primaryNumberId }, after: { number: 'sales' } },
  ]);
});

test('an imported number has its name and its metadata at once', async () => {
  const account = openAccount();
  const { spare } = before.numbers ?? {};
  const numbers = { spare: { ...spare, friendlyName: 'Spare', metadata: { team: 'sales' } } };
  const config: RoutingConfig = { connections: before.connections, numbers };
  await account.apply(config);
  const [number] = await account.client.numbers.iterNumbers().toArray({ limit: 9 });
  expect(number).toMatchObject({
    friendlyName: 'Spare',
    metadata: { team: 'sales', 'cordboard.key': 'spare' },
  });
  expect((await account.plan(config)).changes).toEqual([]);
});

describe('what takes things out of service needs leave', () => {
  test.each<[string, RoutingConfig, boolean, string]>([
    [
      'a route that is null',
      { ...before, routes: { ...before.routes, desk: null } },
      false,
      'complete route +1415',
    ],
    ['what prune takes', { connections: before.connections }, true, 'pass allowDestroy: true'],
  ])('%s', async (_, config, prune, message) => {
    const account = openAccount();
    await account.apply(before);
    const planned = await account.plan(config, { prune });
    const sent = account.requests.length;
    const error = await failure(apply(account.client, planned, { env: ENV, onSecret: discard }));
    expect(isApprovalRequiredError(error) && error.destroys.length).toBeGreaterThan(0);
    const destroying = planned.changes.filter(({ destroys }) => destroys);
    expect(isApprovalRequiredError(error) && error.destroys).toEqual(destroying);
    const text = expect.any(String);
    const seen = { name: text, objectId: text, before: expect.any(Object), after: null, fingerprint: text };
    expect(destroying).toMatchObject(destroying.map(() => seen));
    expect(error.message).toContain(message);
    if (destroying.length > 5) expect(error.message).toContain(` and ${destroying.length - 5} more)`);
    else expect(error.message).not.toContain('more');
    expect(account.requests.length).toBe(sent);
  });
});

describe('a saved plan that was edited', () => {
  test('needs leave for what its changes do, whatever it says of them', async () => {
    const account = openAccount();
    const buying = await account.plan(before);
    const bought = await failure(
      apply(account.client, { ...buying, monthlyCost: [] }, { env: ENV, onSecret: discard }),
    );
    expect(bought.message).toMatch(/it buys .* for 2\.30 USD a month: pass allowSpend: true/);
    await account.apply(before);
    const planned = await account.plan({ connections: before.connections }, { prune: true });
    const edited = { ...planned, changes: planned.changes.map((each) => ({ ...each, destroys: false })) };
    const sent = account.requests.length;
    const error = await failure(apply(account.client, edited, { env: ENV, onSecret: discard }));
    expect(isApprovalRequiredError(error) && error.destroys).toEqual(edited.changes);
    expect(renderPlan(edited, 'markdown')).toContain('needs allowDestroy');
    expect(account.requests.length).toBe(sent);
  });

  test('buys nothing at any price', async () => {
    const account = openAccount();
    const planned = await account.plan(before);
    const sent = account.requests.length;
    const fees: unknown[] = [
      null,
      { amount: 'a lot', currency: 'USD' },
      { amount: 1.15, currency: 'USD' },
      { amount: '1.15' },
      { amount: '1.15', currency: '\u001b[2J' },
    ];
    for (const fee of fees) {
      const changes = planned.changes.map((each) => ({ ...each, monthlyFee: fee as Money }));
      const error = await failure(apply(account.client, { ...planned, changes }, leave));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(error.message).toMatch(/^number\.\w+\.buy: monthlyFee must say what it may cost/);
    }
    expect(account.requests.length).toBe(sent);
  });
});

describe('what the config does not name', () => {
  test('is left alone: objects, fields and metadata', async () => {
    const account = openAccount();
    const { client } = account;
    await account.apply(before);
    const stranger = await client.agents.create({ name: 'Stranger', type: 'inbound', persona: 'X' });
    const day = { type: 'inbound', name: 'Day', persona: 'Kind', metadata: { a: '1' } } as const;
    await account.apply({ agents: { day } });
    await account.apply({ agents: { day: { type: 'inbound', name: 'Day', metadata: { b: '2' } } } });
    expect(await client.agents.retrieve(stranger.id)).toEqual(stranger);
    const [agent] = await client.agents.iterAgents({ order: 'asc' }).toArray({ limit: 1 });
    expect(agent).toMatchObject({ persona: 'Kind', metadata: { a: '1', b: '2', 'cordboard.key': 'day' } });
    expect((await client.numbers.iterNumbers({ status: 'active' }).toArray({ limit: 9 })).length).toBe(4);
  });

  test('is taken away by prune, but for managed Twilio, which is permanent', async () => {
    const account = openAccount();
    await account.apply(before);
    const planned = await account.apply({}, { prune: true });
    expect(planned.warnings).toMatchObject([{ code: 'kept', path: expect.stringMatching(/^tc_/) }]);
    const { state } = account.backend.snapshot();
    const statusesOf = (rows: unknown) => [
      ...new Set((rows as { status: string }[]).map(({ status }) => status)),
    ];
    expect(statusesOf(state['numbers'])).toEqual(['released']);
    expect(statusesOf(state['agents'])).toEqual(['archived']);
    expect(statusesOf(state['rules'])).toEqual(['completed']);
    expect(state['endpoints']).toEqual([]);
    expect(state['connections']).toMatchObject([{ type: 'twilio_managed' }]);
  });
});

test.each([0, 1.5, 51, Number.NaN])('a concurrency of %s is refused', async (concurrency) => {
  const account = openAccount();
  const planned = await account.plan(before);
  const error = await failure(apply(account.client, planned, { ...leave, concurrency }));
  const moving = await failure(account.client.numbers.swapAll([], { concurrency }));
  expect(isInvalidParamsError(error) && error.issues).toEqual(isInvalidParamsError(moving) && moving.issues);
  expect(error.message).toBe(`apply: concurrency must be an integer from 1 to 50 (given ${concurrency})`);
});
