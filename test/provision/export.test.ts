import { exportRouting, parseRouting, plan, renderRouting } from 'cordboard/provision';
import { expect, test } from 'vitest';
import { ENV, openAccount } from './support/account.js';
import { after } from './support/scenario.js';

test('an account as YAML: keys of the config, ids for what carries none, names for what is secret', async () => {
  const account = openAccount();
  const { client } = account;
  await account.apply(after);
  const agent = await client.agents.create({ name: 'Front Desk (Zürich)', type: 'inbound' });
  await client.agents.create({ name: 'Front Desk (Zürich)', type: 'inbound' });
  await client.webhookEndpoints.create({ url: 'https://twice.example.com/' });
  await client.webhookEndpoints.create({ url: 'https://twice.example.com/' });
  const { config, variables } = await exportRouting(client);
  expect(Object.keys(config.agents ?? {})).toEqual([
    'day',
    'night',
    'fresh',
    'dialer',
    'front-desk-zurich',
    'front-desk-zurich-2',
  ]);
  expect(config.agents?.['day']).not.toHaveProperty('id');
  expect(config.agents?.['front-desk-zurich']?.id).toBe(agent.id);
  expect(config.agents?.['dialer']).toMatchObject({ numbers: ['sales', 'extra'], primaryNumber: 'extra' });
  expect(config.numbers?.['desk']?.inboundCallback).toEqual({ url: { env: 'NUMBER_DESK_CALLBACK_URL' } });
  expect(config.routes?.['desk']).toEqual({
    agent: 'night',
    schedule: { timezone: 'UTC', activeDays: ['mon', 'tue'] },
    maxConcurrentCalls: 4,
  });
  expect(config.routes?.['sales']).toEqual({ agent: 'fresh' });
  const twins = Object.entries(config.webhooks ?? {}).filter(([key]) => key.startsWith('twice'));
  expect(twins.map(([key, { id }]) => [key, typeof id])).toEqual([
    ['twice-example-com', 'string'],
    ['twice-example-com-2', 'string'],
  ]);
  expect(variables).toEqual([
    { name: 'AGENT_DAY_WEBHOOK_URL', path: 'agents.day.webhookUrl' },
    { name: 'NUMBER_DESK_CALLBACK_URL', path: 'numbers.desk.inboundCallback.url' },
    { name: 'NUMBER_EXTRA_CALLBACK_URL', path: 'numbers.extra.inboundCallback.url' },
    { name: 'WEBHOOK_EVENTS_URL', path: 'webhooks.events.url' },
  ]);
  const env = {
    AGENT_DAY_WEBHOOK_URL: ENV.AGENT_HOOK,
    NUMBER_DESK_CALLBACK_URL: ENV.CALLBACK,
    NUMBER_EXTRA_CALLBACK_URL: ENV.CALLBACK,
    WEBHOOK_EVENTS_URL: ENV.EVENTS,
  };
  const read = await parseRouting(await renderRouting(config, 'yaml'));
  expect((await plan(client, read, { env, now: account.clock.now(), prune: true })).changes).toEqual([]);
});

test('an agent whose key another one has, too, is matched by id', async () => {
  const account = openAccount();
  const { client } = account;
  const twin = { name: 'Twin', type: 'inbound', metadata: { 'cordboard.key': 'day' } } as const;
  await client.agents.create(twin);
  await client.agents.create(twin);
  const { config } = await exportRouting(client);
  expect((await account.plan(config)).changes).toEqual([]);
});

test('an empty account is an empty config', async () => {
  const { client } = openAccount();
  expect(await exportRouting(client)).toEqual({ config: {}, variables: [] });
});

test.each(['0o17', '<<', ' \n', '\t', '1_000', '~', '# a', 'a: b', 'two\nlines \n', ' \n x'])(
  'the string %j comes back from YAML, as a key and as a value',
  async (text) => {
    const config = { agents: { a: { type: 'inbound' as const, name: 'A', metadata: { [text]: text } } } };
    expect(await parseRouting(await renderRouting(config, 'yaml'))).toEqual(config);
  },
);

test('older readers of YAML mistake nothing in it', async () => {
  const schedule = { timezone: 'UTC', callWindow: { start: '22:00', end: '06:30' } };
  const agents = { a: { type: 'inbound' as const, name: 'yes' } };
  const text = await renderRouting({ agents, routes: { n: { agent: 'a', schedule } } }, 'yaml');
  expect(text).toContain('start: "22:00"');
  expect(text).toContain('name: "yes"');
  expect(
    await parseRouting(text.replace('routes:', 'numbers: { n: { phoneNumber: "+14155550100" } }\nroutes:')),
  ).toMatchObject({
    agents,
    routes: { n: { schedule } },
  });
});
