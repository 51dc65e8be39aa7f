import type { RoutingConfig } from 'cordboard/provision';
import { isRoutingConfigError, plan } from 'cordboard/provision';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import type { Account } from './support/account.js';
import { openAccount } from './support/account.js';
import { before } from './support/scenario.js';

const signingSecret = { callback: 'vault' };
const day = { type: 'inbound', name: 'Day' } as const;
const office = { type: 'custom_sip', friendlyName: 'Office' } as const;
const main = { type: 'twilio_managed', friendlyName: 'Main', acceptTerms: true } as const;
const byo = { type: 'twilio_byo', friendlyName: 'Own' } as const;
const sid = { env: 'TWILIO_SID' };
const token = { env: 'TWILIO_TOKEN' };

async function applied(): Promise<Account> {
  const account = openAccount();
  await account.apply(before);
  return account;
}

/** What a plan refuses, in one line each. */
async function issuesOf(account: Account, config: RoutingConfig): Promise<string[]> {
  const sent = account.requests.length;
  const error = await failure(account.plan(config));
  if (!isRoutingConfigError(error)) throw error;
  expect(account.requests.slice(sent).every((request) => request.startsWith('GET '))).toBe(true);
  return error.issues.map(({ path, message }) => `${path} ${message}`);
}

async function idOf(account: Account, table: string, fits: (row: { [field: string]: unknown }) => boolean) {
  const rows = account.backend.snapshot().state[table] as { [field: string]: unknown }[];
  return String(rows.find(fits)?.['id']);
}

describe('a config that the account cannot follow is refused, with the way out:', () => {
  test('a type that cannot change', async () => {
    const account = await applied();
    const id = await idOf(account, 'connections', ({ type }) => type === 'custom_sip');
    expect(await issuesOf(account, { agents: { day: { ...day, type: 'outbound' } } })).toEqual([
      'agents.day.type must be inbound: an agent cannot change its type. Use another key for a new one',
    ]);
    expect(await issuesOf(account, { connections: { main: { ...main, id } } })).toEqual([
      `connections.main.type must be custom_sip: ${id} cannot change its type`,
    ]);
  });

  test.each<RoutingConfig>([
    { connections: { it: { ...office, id: 'xx_9' } } },
    { agents: { it: { ...day, id: 'xx_9' } } },
    { webhooks: { it: { url: 'https://x.example.com/', id: 'xx_9' } } },
  ])('an id that is not there: %j', async (config) => {
    expect(await issuesOf(await applied(), config)).toEqual([
      `${Object.keys(config)[0]}.it.id must be the id of an object in use on this account; leave it out to create one`,
    ]);
  });

  test('two objects that fit one entry', async () => {
    const account = await applied();
    const { client } = account;
    await client.telephony.connections.create(office);
    await client.agents.create({ ...day, metadata: { 'cordboard.key': 'day' } });
    await client.webhookEndpoints.create({ url: 'https://old.example.com/' });
    const webhooks = { old: { url: 'https://old.example.com/', signingSecret } };
    const found = await issuesOf(account, { connections: { office }, agents: { day }, webhooks });
    expect(found).toEqual([
      expect.stringMatching(
        /^connections\.office is not clear: tc_\w+, tc_\w+ have the same type and friendly/,
      ),
      expect.stringMatching(/^agents\.day is not clear: ag_\w+, ag_\w+ have the same key in metadata/),
      expect.stringMatching(/^webhooks\.old is not clear: we_\w+, we_\w+ have the same URL https:\/\/old/),
    ]);
  });

  test('two entries that mean one object', async () => {
    const account = await applied();
    const id = await idOf(account, 'agents', ({ name }) => name === 'Day');
    expect(await issuesOf(account, { agents: { day, again: { ...day, id } } })).toEqual([
      `agents.again means the same as agents.day: both are ${id}`,
    ]);
  });

  test('a number that came through another connection', async () => {
    const account = await applied();
    const numbers = { spare: { phoneNumber: '+442079460001', connection: 'main' } };
    expect(await issuesOf(account, { connections: { main, office }, numbers })).toEqual([
      'numbers.spare.connection must be "office", or left out: +442079460001 came through that connection and stays on it',
    ]);
    const id = await idOf(account, 'connections', ({ type }) => type === 'custom_sip');
    const [unnamed] = await issuesOf(account, { connections: { main }, numbers });
    expect(unnamed).toContain(`must be the key of ${id}, or left out`);
  });

  test('a number that is not there, and is neither to be bought nor to be imported', async () => {
    const numbers = {
      spare: { phoneNumber: '+442079460001', connection: 'office' },
      other: { phoneNumber: '+442079460009', connection: 'office' },
    };
    expect(await issuesOf(await applied(), { connections: { office }, numbers })).toEqual([
      'numbers.other.phoneNumber is not on the account: say buy (with a countryCode) or import, and the connection to go through',
    ]);
  });

  test('connections that need more to be created, or may not be', async () => {
    expect(
      await issuesOf(openAccount(), { connections: { main: { ...main, acceptTerms: undefined } } }),
    ).toEqual([
      "connections.main.acceptTerms must be true to create it: the platform's terms. The choice is permanent",
    ]);
    expect(await issuesOf(openAccount(), { connections: { byo } })).toEqual([
      'connections.byo.accountSid must be given to create it',
      'connections.byo.authToken must be given to create it',
    ]);
    const both = { connections: { main, byo: { ...byo, accountSid: sid, authToken: token } } };
    const refused = [
      expect.stringMatching(/^connections\.byo\.type must be another: an account with managed/),
    ];
    expect(await issuesOf(openAccount(), both)).toEqual(refused);
    const own = { connections: { byo: both.connections.byo } };
    expect(await issuesOf(await applied(), own)).toEqual(refused);
    expect((await openAccount().plan(own)).changes).toHaveLength(1);
  });

  test('two new webhooks of one URL, though two variables hold it', async () => {
    const url = 'https://x.example.com/';
    const webhooks = {
      one: { url: { env: 'ONE' }, signingSecret },
      two: { url: { env: 'TWO' }, signingSecret },
    };
    const { client } = openAccount();
    const same = await failure(plan(client, { webhooks }, { env: { ONE: url, TWO: url } }));
    expect(same.message).toContain('webhooks.two.url must differ: webhooks.one has the same URL');
  });
});

test('a connection that is named by its id can be renamed, without what it was created with', async () => {
  const account = await applied();
  const id = await idOf(account, 'connections', ({ type }) => type === 'custom_sip');
  const config = { connections: { office: { ...office, id, friendlyName: 'Head office' } } };
  const { changes } = await account.apply(config);
  expect(changes).toMatchObject([
    {
      id: 'connection.office.update',
      name: 'Office',
      objectId: id,
      before: { friendlyName: 'Office' },
      after: { friendlyName: 'Head office' },
    },
  ]);
  expect(await account.client.telephony.connections.retrieve(id)).toMatchObject({
    friendlyName: 'Head office',
  });
  expect((await account.plan(config)).changes).toEqual([]);
});
