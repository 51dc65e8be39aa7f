import type { RoutingConfig } from 'cordboard/provision';
import { apply } from 'cordboard/provision';
import { expect, test } from 'vitest';
import { discard, ENV, openAccount } from './support/account.js';
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

test('a variable that has another value since is no reason to fail', async () => {
  const account = openAccount();
  const webhooks = { w: { url: { env: 'EVENTS' }, signingSecret: { callback: 'vault' } } };
  const planned = await account.plan({ webhooks });
  await apply(account.client, planned, leave);
  const env = { ...ENV, EVENTS: 'https://elsewhere.example.com/' };
  expect(await apply(account.client, planned, { ...leave, env })).toMatchObject({ done: 1 });
});
