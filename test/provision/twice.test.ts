import type { RoutingConfig } from 'cordboard/provision';
import { apply } from 'cordboard/provision';
import { expect, test } from 'vitest';
import { deferred } from '../support/promise.js';
import { DAY, discard, ENV, openAccount } from './support/account.js';
import { before } from './support/scenario.js';

const leave = { env: ENV, allowSpend: true, onSecret: discard };

test('one plan that is applied twice at once makes one of each', async () => {
  const account = openAccount();
  const planned = await account.plan(before);
  const client = account.client.withOptions({ maxRetries: 4 });
  const results = await Promise.all([apply(client, planned, leave), apply(client, planned, leave)]);
  for (const { changes } of results) expect(changes).toHaveLength(planned.changes.length);
  const { state } = account.backend.snapshot();
  const count = (rows: unknown) => (rows as unknown[]).length;
  expect(['connections', 'agents', 'numbers', 'endpoints'].map((name) => count(state[name]))).toEqual([
    2, 4, 4, 1,
  ]);
  expect((await account.plan(before)).changes).toEqual([]);
});

test('one plan that is applied twice at once buys one number, though the planned one is gone and each finds another', async () => {
  const searched = deferred();
  const bought = deferred();
  const account = openAccount((send) => async (request) => {
    const step = `${request.headers.get('x-run')} ${request.method} ${new URL(request.url).pathname}`;
    // The second run looks for another number when the first has made its choice, and is shown what is left.
    if (step === 'second GET /v1/telephony/available-numbers') {
      searched.resolve();
      await bought.promise;
    }
    if (step === 'first POST /v1/telephony/numbers' && !(await request.clone().text()).includes(gone))
      await searched.promise;
    return send(request);
  });
  const { connections } = before;
  await account.apply({ connections });
  const desk = { buy: { countryCode: 'US', areaCode: '415' }, connection: 'main' };
  const planned = await account.plan({ connections, numbers: { desk } });
  const gone = planned.changes[0]?.name ?? '';
  const connectionId = planned.objects.connections['main'] ?? '';
  await account.client.telephony.buyNumber({ phoneNumber: gone, connectionId });

  const run = (name: string) =>
    apply(account.client.withOptions({ headers: { 'x-run': name } }), planned, leave);
  const first = run('first').finally(() => bought.resolve());
  const results = await Promise.all([first, run('second')]);
  expect(new Set(results.map(({ changes }) => changes[0]?.objectId)).size).toBe(1);
  expect(await account.client.numbers.iterNumbers().toArray({ limit: 9 })).toHaveLength(2);
});

test('plans of two configs that want the same, made at different times and applied at once, make one of it', async () => {
  const account = openAccount();
  const planned = await account.plan(before);
  account.clock.advance(1_000);
  const more = await account.plan({
    ...before,
    agents: { ...before.agents, more: { type: 'inbound', name: 'More' } },
  });
  const client = account.client.withOptions({ maxRetries: 4 });
  await Promise.all([apply(client, planned, leave), apply(client, more, leave)]);
  const agents = await client.agents.iterAgents().toArray({ limit: 99 });
  const keys = agents.map(({ metadata }) => metadata['cordboard.key']);
  expect(keys.sort()).toEqual([...Object.keys(before.agents ?? {}), 'more'].sort());
  expect((await account.plan(before)).changes).toEqual([]);
});

test('what one plan made and somebody has made his own is left to him, and made anew', async () => {
  const account = openAccount();
  const routing: RoutingConfig = { agents: { a: { type: 'inbound', name: 'A' } } };
  const planned = await account.plan(routing);
  const [change] = (await apply(account.client, planned, leave)).changes;
  const own = String(change?.objectId);
  await account.client.agents.update(own, { metadata: { 'cordboard.key': null } });
  const [again] = (await apply(account.client, planned, leave)).changes;
  expect(again?.objectId).not.toBe(own);
  expect((await account.plan(routing)).changes).toEqual([]);
});

test('what one plan made and somebody has taken away is made anew, not taken from an old answer', async () => {
  const account = openAccount();
  const routing: RoutingConfig = {
    agents: { a: { type: 'inbound', name: 'A' } },
    webhooks: { w: { url: { env: 'EVENTS' }, signingSecret: { callback: 'vault' } } },
  };
  const planned = await account.plan(routing);
  const { changes } = await apply(account.client, planned, leave);
  const [agent, webhook] = changes.map(({ objectId }) => String(objectId));
  await account.client.agents.archive(String(agent));
  await account.client.webhookEndpoints.delete(String(webhook));
  expect(await apply(account.client, planned, leave)).toMatchObject({ done: 2, already: 0 });
  expect((await account.plan(routing)).changes).toEqual([]);
});

test('a number that was released and a route that was completed since are made anew', async () => {
  const account = openAccount();
  const sip = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: { env: 'SIP_PASSWORD' } };
  const connections = { office: { type: 'custom_sip', friendlyName: 'Office' } } as const;
  const agents = { day: { type: 'inbound', name: 'Day' } } as const;
  await account.apply({ connections, agents });
  const numbers = { desk: { phoneNumber: '+442079460001', connection: 'office', import: sip } };
  const imported = await account.plan({ connections, agents, numbers });
  const [number] = (await apply(account.client, imported, leave)).changes;
  await account.client.numbers.release(String(number?.objectId));
  const [again] = (await apply(account.client, imported, leave)).changes;
  expect(again?.objectId).not.toBe(number?.objectId);
  const routed = await account.plan({ connections, agents, numbers, routes: { desk: { agent: 'day' } } });
  const [route] = (await apply(account.client, routed, leave)).changes;
  await account.client.dispatchRules.complete(String(route?.objectId));
  const [anew] = (await apply(account.client, routed, leave)).changes;
  expect(anew?.objectId).not.toBe(route?.objectId);
});

test('a variable that has another value since is no reason to fail', async () => {
  const account = openAccount();
  const webhooks = { w: { url: { env: 'EVENTS' }, signingSecret: { callback: 'vault' } } };
  const planned = await account.plan({ webhooks });
  await apply(account.client, planned, leave);
  const env = { ...ENV, EVENTS: 'https://elsewhere.example.com/' };
  expect(await apply(account.client, planned, { ...leave, env })).toMatchObject({ done: 1 });
});

test('what one plan made and is known by another name since is left alone, and made anew', async () => {
  const account = openAccount();
  const routing: RoutingConfig = {
    connections: { main: { type: 'custom_sip', friendlyName: 'Main' } },
    webhooks: { w: { url: 'https://one.example.com/', signingSecret: { callback: 'vault' } } },
  };
  const { telephony, webhookEndpoints } = account.client;
  const first = await apply(account.client, await account.plan(routing), leave);
  const [connection, webhook] = first.changes.map(({ objectId }) => String(objectId));
  await telephony.connections.update(String(connection), { friendlyName: 'Legacy' });
  await webhookEndpoints.update(String(webhook), { url: 'https://two.example.com/' });
  const again = await apply(account.client, await account.plan(routing), leave);
  expect(again.done).toBe(2);
  for (const { objectId } of again.changes) expect([connection, webhook]).not.toContain(objectId);
  expect((await account.plan(routing)).changes).toEqual([]);
});

test.each<[string, typeof ENV]>([
  ['was taken away', ENV],
  ['was taken away, with a variable that has another value since', { ...ENV, AGENT_HOOK: 'https://b.test/' }],
])('two runs at once make one anew of what %s', async (_, env) => {
  const account = openAccount();
  const hook = { webhookUrl: { env: 'AGENT_HOOK' }, signingSecret: { callback: 'vault' } };
  const planned = await account.plan({ agents: { a: { type: 'inbound', name: 'A', ...hook } } });
  const client = account.client.withOptions({ maxRetries: 4 });
  // More often than kept answers are passed over.
  for (let i = 0; i < 7; i += 1) {
    const { changes } = await apply(client, planned, leave);
    await client.agents.archive(String(changes[0]?.objectId));
  }
  account.clock.advance(DAY);
  await client.agents.archive(String((await apply(client, planned, leave)).changes[0]?.objectId));
  const both = { ...leave, env };
  const results = await Promise.all([apply(client, planned, both), apply(client, planned, both)]);
  expect(new Set(results.map(({ changes }) => changes[0]?.objectId)).size).toBe(1);
  expect(await client.agents.iterAgents({ status: 'active' }).toArray({ limit: 9 })).toHaveLength(1);
});
