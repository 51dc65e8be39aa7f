import type { Cordboard } from 'cordboard';
import type { RoutingConfig } from 'cordboard/provision';
import { apply, isApplyError, isPlanStaleError } from 'cordboard/provision';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { DAY, discard, ENV, openAccount } from './support/account.js';
import { interrupted } from './support/interrupted.js';
import { after, before } from './support/scenario.js';

const leave = { env: ENV, allowSpend: true, allowDestroy: true, onSecret: discard };

async function find<T>(items: AsyncIterable<T>, fits: (item: T) => boolean): Promise<T> {
  for await (const item of items) if (fits(item)) return item;
  throw new Error('not found');
}

const agent = (client: Cordboard, name: string) =>
  find(client.agents.iterAgents(), (each) => each.name === name);
const number = (client: Cordboard, key: string) =>
  find(client.numbers.iterNumbers(), ({ metadata }) => metadata['cordboard.key'] === key);

async function ruleOf(client: Cordboard, key: string) {
  const { dispatchRuleId } = await number(client, key);
  return client.dispatchRules.retrieve(dispatchRuleId ?? '');
}

type Deed = (client: Cordboard) => Promise<unknown>;

describe('what someone changed since the plan was made is not touched, and nothing else is', () => {
  test.each<[string, Deed, string, string]>([
    [
      'an agent',
      async (c) => c.agents.update((await agent(c, 'Day')).id, { persona: 'X' }),
      'agent.day.update',
      'was changed since',
    ],
    [
      'an agent that is gone',
      async (c) => c.agents.archive((await agent(c, 'Night')).id),
      'agent.night.update',
      'is gone',
    ],
    [
      'an agent that is to be archived',
      async (c) => c.agents.update((await agent(c, 'Old')).id, { name: 'Still needed' }),
      'agent.ag_',
      'was changed since',
    ],
    [
      'an agent that is to be archived and has a new route',
      async (c) => {
        const numberId = (await number(c, 'spare')).id;
        await c.dispatchRules.complete((await ruleOf(c, 'spare')).id);
        await c.dispatchRules.create({ numberId, agentId: (await agent(c, 'Old')).id });
      },
      'agent.ag_',
      'answers a number by now (pn_',
    ],
    [
      'an agent that exists by now',
      (c) => c.agents.create({ name: 'Other', type: 'inbound', metadata: { 'cordboard.key': 'fresh' } }),
      'agent.fresh.create',
      'exists by now',
    ],
    [
      'a number',
      async (c) => c.numbers.update((await number(c, 'sales')).id, { friendlyName: 'Mine' }),
      'number.sales.update',
      'was changed since',
    ],
    [
      'a rule',
      async (c) => c.dispatchRules.update((await ruleOf(c, 'desk')).id, { maxConcurrentCalls: 9 }),
      'route.desk.update',
      'was changed since',
    ],
    [
      'a route to another agent',
      async (c) => c.numbers.swap((await number(c, 'desk')).id, { toAgentId: (await agent(c, 'Old')).id }),
      'route.desk.move',
      'was changed since',
    ],
    [
      'a route that is gone',
      async (c) => c.dispatchRules.complete((await ruleOf(c, 'desk')).id),
      'route.desk.move',
      'is gone',
    ],
    [
      'an agent that a new route goes to',
      async (c) => c.agents.archive((await agent(c, 'Day')).id),
      'route.imported.create',
      'refers to agents.day, which is gone',
    ],
    [
      'a webhook',
      async (c) => {
        const { id } = await find(c.webhookEndpoints.iterWebhookEndpoints(), () => true);
        return c.webhookEndpoints.update(id, { description: 'keep' });
      },
      'webhook.we_',
      'was changed since',
    ],
  ])('%s', async (_, deed, id, reason) => {
    const account = openAccount();
    await account.apply(before);
    const planned = await account.plan(after, { prune: true });
    await deed(account.client);
    const start = account.requests.length;
    const error = await failure(apply(account.client, planned, leave));
    expect(isPlanStaleError(error) && error.stale.map(({ change }) => change.id).join()).toContain(id);
    expect(error.message).toContain(reason);
    expect(account.requests.slice(start).filter((request) => !request.startsWith('GET'))).toEqual([]);
  });
});

describe('what changes by itself does not count', () => {
  test('calls, renewals and routes of other numbers', async () => {
    const account = openAccount();
    const { client, backend, clock } = account;
    await account.apply(before);
    const planned = await account.plan(after, { prune: true });
    const desk = await number(client, 'desk');
    await backend.simulateCall({ from: '+14155550100', to: desk.phoneNumber, durationSeconds: 5 });
    clock.advance(28 * DAY + 1);
    await client.numbers.renew(desk.id);
    const result = await apply(client, planned, leave);
    expect(result.done).toBe(planned.changes.length);
    expect((await account.plan(after, { prune: true })).changes).toEqual([]);
  });

  const rename: RoutingConfig = { agents: { day: { type: 'inbound', name: 'Renamed' } } };

  /** Does something to the agent at the very moment of the write. */
  async function meanwhile(deed: (client: Cordboard, agentId: string) => Promise<unknown>) {
    const account = interrupted();
    await account.apply(before);
    const planned = await account.plan(rename);
    const { id } = await agent(account.client, 'Day');
    account.before(() => deed(account.client, id));
    return { account, applying: apply(account.client, planned, leave) };
  }

  test('a version that grew between reading and writing is read again', async () => {
    const { account, applying } = await meanwhile(async (client) => {
      await client.dispatchRules.complete((await ruleOf(client, 'desk')).id);
    });
    expect((await applying).done).toBe(1);
    expect((await account.plan(rename)).changes).toEqual([]);
  });

  test('but a change between reading and writing is left alone', async () => {
    const { account, applying } = await meanwhile((client, id) =>
      client.agents.update(id, { persona: 'By hand' }),
    );
    const error = await failure(applying);
    expect(isApplyError(error) && error.failed[0]?.error.message).toContain(
      'was changed by someone else meanwhile',
    );
    expect(await agent(account.client, 'Day')).toMatchObject({ name: 'Day', persona: 'By hand' });
  });
});

test('a number that an agent is to call from, and that is gone, is told', async () => {
  const account = openAccount();
  await account.apply(before);
  const dialer = { type: 'outbound', name: 'Dialer', numbers: ['desk', 'sales', 'spare'] } as const;
  const planned = await account.plan({ ...before, agents: { ...before.agents, dialer } });
  expect(planned.changes.map(({ id }) => id)).toEqual(['attachment.dialer:spare.attach']);
  const { id } = await number(account.client, 'spare');
  await account.client.dispatchRules.complete((await ruleOf(account.client, 'spare')).id);
  await account.client.numbers.release(id);
  const error = await failure(apply(account.client, planned, leave));
  expect(isPlanStaleError(error) && error.stale[0]?.reason).toBe('refers to numbers.spare, which is gone');
});

test('a connection that someone renamed since is not renamed', async () => {
  const account = openAccount();
  const { connections } = account.client.telephony;
  await account.apply(before);
  const { id } = await find(connections.iterConnections(), ({ type }) => type === 'custom_sip');
  const office = { id, type: 'custom_sip', friendlyName: 'Head office' } as const;
  const planned = await account.plan({ connections: { office } });
  await connections.update(id, { friendlyName: 'By hand' });
  const error = await failure(apply(account.client, planned, leave));
  expect(isPlanStaleError(error) && error.stale[0]?.reason).toBe(`was changed since (${id})`);
});

test('a plan is for one account', async () => {
  const account = openAccount();
  const planned = await account.plan(before);
  const other = { ...planned, account: 'acc_other' };
  const error = await failure(apply(account.client, other, leave));
  expect(error.message).toContain('made for the account acc_other');
});

test('a plan of another version is refused', async () => {
  const account = openAccount();
  const planned = await account.plan(before);
  const { changes: _, ...cut } = planned;
  const others = [{ ...planned, formatVersion: 2 }, { formatVersion: 1 }, cut, null] as (typeof planned)[];
  for (const other of others)
    expect((await failure(apply(account.client, other, leave))).message).toContain('formatVersion 1');
});
