import { isRoutingConfigError, parseRouting, type plan } from 'cordboard/provision';
import { describe, expect, test } from 'vitest';
import { failure } from '../../support/promise.js';
import { openAccount } from '../support/account.js';

const connections = {
  main: { type: 'twilio_managed', friendlyName: 'Main' },
  own: { type: 'custom_sip', friendlyName: 'Own' },
};
const agents = {
  reception: { type: 'inbound', name: 'Reception' },
  dialer: { type: 'outbound', name: 'Dialer' },
};
const numbers = {
  desk: { phoneNumber: '+14155550100' },
  sales: { buy: { countryCode: 'US' }, connection: 'main' },
};

async function complaint(config: unknown): Promise<string> {
  const error = await failure(parseRouting(config));
  expect(isRoutingConfigError(error) && error.name).toBe('RoutingConfigError');
  return error.message;
}

describe('what is wrong with a config is told with its path, what was given and what is allowed', () => {
  test.each<[string, unknown, string]>([
    [
      'a route to an agent by a wrong key',
      { agents, numbers, connections, routes: { desk: { agent: 'recepton' } } },
      'routes.desk.agent must be the key of an agent; did you mean "reception"? (given "recepton")',
    ],
    [
      'a route of a number by a wrong key',
      { agents, numbers, connections, routes: { dessk: { agent: 'reception' } } },
      'routes.dessk must be the key of a number; did you mean "desk"? (given "dessk")',
    ],
    [
      'a key that every object has',
      { agents, numbers, connections, routes: { desk: { agent: 'toString' } } },
      'routes.desk.agent must be the key of an agent; defined are "reception", "dialer" (given "toString")',
    ],
    [
      'no agents at all',
      { numbers, connections, routes: { desk: { agent: 'reception' } } },
      'routes.desk.agent must be the key of an agent; none is defined (given "reception")',
    ],
    [
      'a route to an outbound agent',
      { agents, numbers, connections, routes: { desk: { agent: 'dialer' } } },
      'routes.desk.agent must be the key of an inbound agent (given "dialer")',
    ],
    [
      'a connection by a wrong key',
      { connections, numbers: { desk: { phoneNumber: '+14155550100', connection: 'mian' } } },
      'numbers.desk.connection must be the key of a connection; did you mean "main"? (given "mian")',
    ],
    [
      'a number of no kind',
      { numbers: { desk: {} } },
      'numbers.desk must have a phoneNumber, or say in buy which numbers fit',
    ],
    [
      'an import without its password',
      {
        connections,
        numbers: {
          desk: {
            phoneNumber: '+44207',
            connection: 'own',
            import: { terminationUri: 'sip:x', sipUsername: 'u' },
          },
        },
      },
      'numbers.desk.import.sipPassword must be given for a custom_sip connection',
    ],
    [
      'an import beside buy',
      {
        connections,
        numbers: {
          desk: { phoneNumber: '+44207', connection: 'own', buy: { countryCode: 'US' }, import: {} },
        },
      },
      'numbers.desk.import must be left out beside buy',
    ],
    [
      'an import of no number',
      { connections, numbers: { desk: { connection: 'own', import: {} } } },
      'numbers.desk must have a phoneNumber, or say in buy which numbers fit',
    ],
    [
      'buying through a SIP trunk',
      { connections, numbers: { desk: { buy: { countryCode: 'US' }, connection: 'own' } } },
      'numbers.desk.buy must be left out: through custom_sip numbers are brought along, so say import',
    ],
    [
      'an area code as a number',
      { connections, numbers: { desk: { buy: { countryCode: 'US', areaCode: 415 }, connection: 'main' } } },
      'numbers.desk.buy.areaCode must be of type string (given 415)',
    ],
    [
      'two entries of one number',
      { numbers: { a: { phoneNumber: '+14155550100' }, b: { phoneNumber: '+14155550100' } } },
      'numbers.b must differ: a has the same phoneNumber',
    ],
    [
      'a field that is not there',
      { agents: { reception: { type: 'inbound', name: 'R', nmae: 'x' } } },
      'agents.reception.nmae must be left out: there is no such field',
    ],
    [
      'a window that never opens',
      {
        agents,
        numbers,
        connections,
        routes: { desk: { agent: 'reception', schedule: { timezone: 'Mars/Base' } } },
      },
      'routes.desk.schedule.timezone must be an IANA time zone, such as America/New_York (given "Mars/Base")',
    ],
    [
      'a key with a space',
      { agents: { 'front desk': { type: 'inbound', name: 'R' } } },
      'agents.front desk must be a key of 1 to 64 letters, digits and + - _ . that begins with a letter, a digit or + (given "front desk")',
    ],
    [
      'numbers of an inbound agent',
      {
        agents: { r: { type: 'inbound', name: 'R', numbers: ['desk'] } },
        numbers: { desk: { phoneNumber: '+1415' } },
      },
      'agents.r.numbers must be left out: an inbound agent answers numbers by routes',
    ],
    [
      'a number of an outbound agent by a wrong key, beside a primary that is none of its own',
      {
        agents: { d: { type: 'outbound', name: 'D', numbers: ['dessk'], primaryNumber: 'desk' } },
        numbers: { desk: { phoneNumber: '+1415' } },
      },
      'agents.d.numbers[0] must be the key of a number; did you mean "desk"? (given "dessk"); agents.d.primaryNumber must be one of the numbers of this agent (given "desk")',
    ],
    [
      'metadata of the library',
      { agents: { r: { type: 'inbound', name: 'R', metadata: { 'cordboard.key': 'x' } } } },
      'agents.r.metadata must have no keys that begin with "cordboard."',
    ],
    [
      'a field that must be there',
      { agents: { reception: { type: 'inbound' } } },
      'agents.reception.name must be a non-empty string (given nothing)',
    ],
    [
      'terms of a connection that has none',
      { connections: { own: { ...connections.own, acceptTerms: true } } },
      'connections.own.acceptTerms must be left out: only twilio_managed connections take it',
    ],
    [
      'an account of a connection that is managed',
      { connections: { main: { ...connections.main, accountSid: { env: 'SID' } } } },
      'connections.main.accountSid must be left out: only twilio_byo connections take it',
    ],
    [
      'two connections of one name',
      { connections: { a: connections.own, b: connections.own } },
      'connections.b must differ: a has the same type and friendlyName, and neither says its id',
    ],
    [
      'two connections of one id',
      { connections: { a: { ...connections.own, id: 'tc_1' }, b: { ...connections.own, id: 'tc_1' } } },
      'connections.b must differ: a has the same id',
    ],
    [
      'two agents of one id',
      { agents: { a: { ...agents.reception, id: 'ag_1' }, b: { ...agents.reception, id: 'ag_1' } } },
      'agents.b must differ: a has the same id',
    ],
    [
      'two webhooks of one id',
      {
        webhooks: {
          a: { id: 'we_1', url: 'https://a.example.com/' },
          b: { id: 'we_1', url: 'https://b.example.com/' },
        },
      },
      'webhooks.b must differ: a has the same id',
    ],
    [
      'two webhooks of one variable',
      { webhooks: { a: { url: { env: 'URL' } }, b: { url: { env: 'URL' } } } },
      'webhooks.b must differ: a has the same url, and neither says its id',
    ],
    ['no object', [], 'the config must be of type object'],
  ])('%s', async (_, config, message) => {
    expect(await complaint(config)).toContain(message);
  });

  test('all at once', async () => {
    const error = await failure(parseRouting({ agents: { a: { type: 'both' }, b: { name: 1 } } }));
    expect(isRoutingConfigError(error) && error.issues.map(({ path }) => path)).toEqual([
      'agents.a.name',
      'agents.a.type',
      'agents.b.name',
      'agents.b.type',
    ]);
  });
});

test.each<[string, string]>([
  ['mydesk', 'did you mean "desk"?'],
  ['DSEK', 'did you mean "desk"?'],
  ['theotherdesk', 'defined are "desk", "sales"'],
])('a key that is near another names it, and one that is not names all: %s', async (given, message) => {
  const routes = { [given]: { agent: 'reception' } };
  expect(await complaint({ agents, numbers, connections, routes })).toContain(
    `routes.${given} must be the key of a number; ${message} (given`,
  );
});

const hook = (url: string) => ({ webhooks: { w: { url } } });

test.each([
  '/',
  '/v2/webhooks/order-2024-events',
  '/customer42/InboundCallHandler/index.php',
  '/teams/front_desk.json',
])('a URL whose path a person chose may stand in a config: %s', async (path) => {
  const config = hook(`https://example.com${path}`);
  expect(await parseRouting(config)).toEqual(config);
});

test.each([
  '/f47ac10b-58cc-4372-a567-0e02b2c3d479',
  '/cb/a8f3kd92',
  '/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
  '/hook/dQw4w9WgXcQ-r_7Yb2',
  '/h/QwErTyUiOpAsDf',
  '/1234567890123456',
])('a URL whose path looks like a token may not: %s', async (path) => {
  expect(await complaint(hook(`https://example.com${path}`))).toContain(
    'must be a reference { "env": "NAME" }',
  );
});

test('plan checks a config that was typed, too', async () => {
  const { plan: planned, requests } = openAccount();
  const config = { agents, routes: { x: { agent: 'y' } } } as Parameters<typeof plan>[1];
  const error = await failure(planned(config));
  expect(isRoutingConfigError(error)).toBe(true);
  expect(requests).toEqual([]);
});
