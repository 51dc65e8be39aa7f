import type { Cordboard } from 'cordboard';
import type { AppliedChange, RoutingConfig } from 'cordboard/provision';
import { apply, isApplyError } from 'cordboard/provision';
import { expect, test } from 'vitest';
import { deferred, failure } from '../support/promise.js';
import { discard, ENV, openAccount } from './support/account.js';
import { interrupted } from './support/interrupted.js';

const leave = { env: ENV, allowDestroy: true, onSecret: discard };
const sip = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: { env: 'SIP_PASSWORD' } };
const connections = { office: { type: 'custom_sip', friendlyName: 'Office' } } as const;
const day = { type: 'inbound', name: 'Day' } as const;
const agents = { day, night: { type: 'inbound', name: 'Night' } } as const;
const desk = { phoneNumber: '+442079460001', connection: 'office', import: sip };
const numbers = { desk, spare: { ...desk, phoneNumber: '+442079460002' } };
const webhooks = { w: { url: 'https://x.example.com/', signingSecret: { callback: 'w' } } };
const routed = { connections, agents, numbers, routes: { desk: { agent: 'day' } } };
const dialling = (also: object): RoutingConfig => {
  const out = { type: 'outbound', name: 'Out', numbers: ['desk', 'spare'], ...also } as const;
  return { connections, numbers, agents: { out } };
};
const hooked = { ...day, webhookUrl: 'https://q.example.com/', signingSecret: { callback: 'day' } };

/** From one config to another; what the slower of two runs then has to do itself. */
const steps: [string, RoutingConfig, RoutingConfig, number?][] = [
  ['updates an agent', { agents }, { agents: { ...agents, day: { ...day, persona: 'Kind' } } }],
  ['gives an agent its first URL', { agents }, { agents: { ...agents, day: hooked } }],
  // Archiving and releasing are the same however often.
  ['archives an agent', { agents }, { agents: { day } }, 1],
  ['deletes a connection', { connections }, {}],
  [
    'updates a number',
    { connections, numbers },
    { connections, numbers: { ...numbers, desk: { ...desk, metadata: { team: 'sales' } } } },
  ],
  ['releases a number', { connections, numbers }, { connections, numbers: { desk } }, 1],
  [
    'makes another number the primary one',
    dialling({ primaryNumber: 'desk' }),
    dialling({ primaryNumber: 'spare' }),
    1,
  ],
  ['attaches a number', dialling({ numbers: ['desk'] }), dialling({}), 1],
  ['detaches a number', dialling({}), dialling({ numbers: ['desk'] })],
  ['updates a route', routed, { ...routed, routes: { desk: { agent: 'day', variables: { a: 'b' } } } }],
  ['moves a route', routed, { ...routed, routes: { desk: { agent: 'night' } } }],
  ['completes a route', routed, { ...routed, routes: { desk: null } }],
  [
    'updates a webhook',
    { webhooks },
    { webhooks: { w: { ...webhooks.w, enabledEvents: ['call.completed'] } } },
  ],
  ['deletes a webhook', { webhooks }, {}],
];

test.each(steps)(
  'a run that %s takes what another run did a moment earlier as standing',
  async (_, from, to, own = 0) => {
    const account = interrupted();
    await account.apply(from);
    const planned = await account.plan(to, { prune: true });
    expect(planned.changes).toHaveLength(1);
    let quicker: AppliedChange[] = [];
    account.before(async () => {
      quicker = (await apply(account.client, planned, leave)).changes;
    });
    const { done, already, changes } = await apply(account.client, planned, leave);
    expect([done, already]).toEqual([own, 1 - own]);
    expect(changes[0]?.change).toBe(planned.changes[0]);
    // Of a number that is detached the agent is left, to who detached it.
    if (planned.changes[0]?.action !== 'detach') expect(changes[0]?.objectId).toBe(quicker[0]?.objectId);
    expect((await account.plan(to, { prune: true })).changes).toEqual([]);
  },
);

test('a run that renames a connection takes what another run did a moment earlier as standing', async () => {
  const account = interrupted();
  const made = await account.client.telephony.connections.create(connections.office);
  const planned = await account.plan({
    connections: { office: { ...connections.office, id: made.id, friendlyName: 'Main' } },
  });
  account.before(() => apply(account.client, planned, leave));
  const { done, already, changes } = await apply(account.client, planned, leave);
  expect([done, already, changes[0]?.objectId]).toEqual([0, 1, made.id]);
});

test.each<[string, RoutingConfig, RoutingConfig, number[]]>([
  [
    'brings a number and then changes it',
    { connections },
    { connections, numbers: { desk: { ...desk, inboundCallback: { url: { env: 'CALLBACK' } } } } },
    [1, 1],
  ],
  [
    'attaches a number in place of another',
    dialling({ numbers: ['desk'] }),
    dialling({ numbers: ['spare'] }),
    [1, 1],
  ],
  [
    'completes the route of a number that the config does not name',
    routed,
    { connections, agents, numbers: { spare: numbers.spare } },
    [1, 1],
  ],
])('a run that %s may be overtaken', async (_, from, to, counts) => {
  const account = interrupted();
  await account.apply(from);
  const planned = await account.plan(to, { prune: true });
  account.before(() => apply(account.client, planned, leave));
  const { done, already, changes } = await apply(account.client, planned, leave);
  expect([done, already]).toEqual(counts);
  expect(changes.map(({ change }) => change)).toEqual(planned.changes);
  for (const { change, objectId } of changes)
    expect(objectId).toEqual(change.after === null ? null : expect.any(String));
  expect((await account.plan(to, { prune: true })).changes).toEqual([]);
});

test('runs of one plan that changes much are under way at once, and none of them fails', async () => {
  const account = openAccount();
  await account.apply({ ...routed, webhooks });
  const to: RoutingConfig = {
    connections,
    agents: { ...agents, night: { ...agents.night, persona: 'Kind' } },
    numbers: { desk: { ...desk, friendlyName: 'Desk' } },
    routes: { desk: { agent: 'night', variables: { a: 'b' } } },
  };
  const planned = await account.plan(to, { prune: true });
  const statuses: string[] = [];
  const onProgress = ({ status }: { status: string }) => void statuses.push(status);
  const runs = [1, 2, 3].map(() => apply(account.client, planned, { ...leave, onProgress }));
  for (const { done, already } of await Promise.all(runs))
    expect(done + already).toBe(planned.changes.length);
  expect(new Set(statuses)).toEqual(new Set(['done', 'already']));
  expect((await account.plan(to, { prune: true })).changes).toEqual([]);
});

test('a route that somebody has made just as planned stands', async () => {
  const account = interrupted();
  await account.apply({ connections, agents, numbers });
  const planned = await account.plan(routed);
  const { objects } = planned;
  const [numberId, agentId] = [objects.numbers['desk'] ?? '', objects.agents['day'] ?? ''];
  account.before(() => account.client.dispatchRules.create({ numberId, agentId }));
  const { changes } = await apply(account.client, planned, leave);
  const { dispatchRuleId } = await account.client.numbers.retrieve(numberId);
  expect(changes).toMatchObject([{ status: 'already', objectId: dispatchRuleId }]);
});

type Deed = (client: Cordboard, id: string) => Promise<unknown>;

/** What somebody does to the route of the one number, which is not what the plan wants of it. */
test.each<[string, RoutingConfig['routes'], Deed]>([
  [
    'moves elsewhere',
    { desk: { agent: 'night' } },
    async (client, numberId) => {
      const { id } = await client.agents.create({ type: 'inbound', name: 'Other' });
      await client.numbers.swap(numberId, { toAgentId: id });
    },
  ],
  [
    'ends and makes anew',
    { desk: null },
    async (client, numberId) => {
      const [rule] = (await client.dispatchRules.list({ numberId, status: 'active' })).data;
      await client.dispatchRules.complete(rule?.id ?? '');
      await client.dispatchRules.create({ numberId, agentId: rule?.agentId ?? '' });
    },
  ],
])('a route that somebody %s meanwhile is left to him', async (_, routes, deed) => {
  const account = interrupted();
  await account.apply(routed);
  const planned = await account.plan({ ...routed, routes });
  account.before(() => deed(account.client, planned.objects.numbers['desk'] ?? ''));
  const error = await failure(apply(account.client, planned, leave));
  expect(isApplyError(error) && error.failed.map(({ change }) => change.id)).toEqual([
    planned.changes[0]?.id,
  ]);
  expect((await account.plan({ ...routed, routes })).changes).not.toEqual([]);
});

test('what another run wrote is not taken as standing while its secret is not stored', async () => {
  const written = deferred();
  const tried = deferred();
  const account = interrupted();
  await account.apply({ agents });
  const planned = await account.plan({ agents: { ...agents, day: hooked } });
  const onSecret = () => {
    written.resolve();
    return tried.promise;
  };
  let quicker: Promise<unknown> = Promise.resolve();
  account.before(() => {
    quicker = apply(account.client, planned, { ...leave, onSecret });
    return written.promise;
  });
  const error = await failure(apply(account.client, planned, leave));
  expect(isApplyError(error) && error.message).toContain('was changed by someone else meanwhile');
  tried.resolve();
  expect(await quicker).toMatchObject({ done: 1 });
});

test('where it cannot be seen whether a change stands, its refusal is told', async () => {
  const account = interrupted();
  await account.apply({ connections });
  const planned = await account.plan({}, { prune: true });
  account.before(async () => {
    await apply(account.client, planned, leave);
    account.backend.faults.add({ route: 'telephony.connections.retrieve', status: 500 });
  });
  const error = await failure(apply(account.client, planned, leave));
  expect(isApplyError(error) && error.failed[0]?.error.message).toContain('404 not_found');
});

test('a step that failed for another reason is not looked into', async () => {
  const account = openAccount();
  await account.apply({ connections });
  const planned = await account.plan({}, { prune: true });
  account.backend.faults.add({ route: 'telephony.connections.delete', status: 500 });
  await failure(apply(account.client, planned, leave));
  expect(account.requests.at(-1)).toMatch(/^DELETE /);
});
