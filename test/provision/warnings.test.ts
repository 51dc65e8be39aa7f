import type { RouteConfig, RoutingConfig } from 'cordboard/provision';
import { describe, expect, test } from 'vitest';
import { DAY, openAccount } from './support/account.js';
import { before } from './support/scenario.js';

const sip = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: { env: 'SIP_PASSWORD' } };
const base: RoutingConfig = {
  connections: { office: { type: 'custom_sip', friendlyName: 'Office' } },
  agents: { day: { type: 'inbound', name: 'Day' } },
  numbers: { desk: { phoneNumber: '+442079460001', connection: 'office', import: sip } },
};
const routed = (route: Omit<RouteConfig, 'agent'>): RoutingConfig => ({
  ...base,
  routes: { desk: { agent: 'day', ...route } },
});

async function warningsOf(config: RoutingConfig) {
  return (await openAccount().plan(config)).warnings;
}

describe('hours in which nobody answers', () => {
  test('are counted four weeks ahead, and the first are named by the clock of the schedule', async () => {
    const schedule = { timezone: 'America/New_York', callWindow: { start: '09:00', end: '17:00' } };
    expect(await warningsOf(routed({ schedule }))).toEqual([
      {
        code: 'unanswered_hours',
        path: 'routes.desk',
        message:
          'In the next 28 days nobody answers for 448 of 672 hours, first from 2026-11-02 17:00 to 2026-11-03 09:00 (America/New_York).',
      },
    ]);
  });

  test.each<[string, Omit<RouteConfig, 'agent'>]>([
    ['no schedule', {}],
    ['a schedule of every hour', { schedule: { timezone: 'UTC' } }],
  ])('there are none with %s', async (_, route) => {
    expect(await warningsOf(routed(route))).toEqual([]);
  });

  test.each<[string, NonNullable<RouteConfig['schedule']>]>([
    ['no active day', { timezone: 'UTC', activeDays: [] }],
    ['an end that has passed', { timezone: 'UTC', endDate: '2026-11-01' }],
    [
      'dates without an active day',
      { timezone: 'UTC', startDate: '2026-11-03', endDate: '2026-11-04', activeDays: ['mon'] },
    ],
  ])('a rule that never opens is told as such: %s', async (_, schedule) => {
    expect(await warningsOf(routed({ schedule }))).toMatchObject([
      {
        code: 'never_opens',
        path: 'routes.desk',
        message: 'Its schedule never opens again: nobody will answer.',
      },
    ]);
  });

  test('a route that is closed now and opens later is no such rule', async () => {
    const schedule = { timezone: 'UTC', callWindow: { start: '18:00', end: '20:00' } };
    expect(await warningsOf(routed({ schedule }))).toMatchObject([{ code: 'unanswered_hours' }]);
  });

  test('a route that opens now for the last time is no such rule', async () => {
    const schedule = { timezone: 'UTC', endDate: '2026-11-02' };
    expect(await warningsOf(routed({ schedule }))).toMatchObject([{ code: 'unanswered_hours' }]);
  });
});

describe('a number without a route', () => {
  test('is told', async () => {
    expect(await warningsOf(base)).toMatchObject([{ code: 'no_route', path: 'numbers.desk' }]);
    expect(await warningsOf({ ...base, routes: { desk: null } })).toMatchObject([{ code: 'no_route' }]);
  });

  test.each<[string, RoutingConfig]>([
    [
      'an outbound agent calls from it',
      { ...base, agents: { out: { type: 'outbound', name: 'Out', numbers: ['desk'] } } },
    ],
    [
      'a callback decides',
      {
        ...base,
        numbers: { desk: { ...base.numbers?.['desk'], inboundCallback: { url: 'https://x.example.com/' } } },
      },
    ],
  ])('is not told when %s', async (_, config) => {
    expect(await warningsOf(config)).toEqual([]);
  });

  test('nor when a callback decides that only the account has, unless the config takes it away', async () => {
    const account = openAccount();
    const callback = (inboundCallback: { url: string } | null | undefined): RoutingConfig => ({
      ...base,
      numbers: { desk: { ...base.numbers?.['desk'], inboundCallback } },
    });
    await account.apply(callback({ url: 'https://x.example.com/' }));
    expect((await account.plan(callback(undefined))).warnings).toEqual([]);
    expect((await account.plan(callback(null))).warnings).toMatchObject([{ code: 'no_route' }]);
  });

  test('nor when the account has one that the config does not name, unless that is pruned', async () => {
    const account = openAccount();
    await account.apply(routed({}));
    expect((await account.plan(base)).warnings).toEqual([]);
    expect((await account.plan(base, { prune: true })).warnings).toMatchObject([{ code: 'no_route' }]);
  });
});

test('numbers that are about to lapse, whether named or not', async () => {
  const account = openAccount();
  await account.apply(before);
  const codes = async () =>
    (await account.plan({})).warnings.map(({ code, message }) => `${code}: ${message}`);
  account.clock.advance(24 * DAY);
  expect(await codes()).toEqual([]);
  account.clock.advance(2 * DAY);
  expect(await codes()).toHaveLength(2);
  expect((await codes())[0]).toMatch(
    /^near_lapse: \+1415\d{7} falls due on 2026-11-30T15:00:00.000Z: numbers\.renew/,
  );
  const paths = (await account.plan(before)).warnings.flatMap(({ code, path }) =>
    code === 'near_lapse' ? path : [],
  );
  expect(paths.sort()).toEqual(['numbers.desk', 'numbers.sales']);
  account.clock.advance(2 * DAY + 1);
  expect((await codes())[0]).toMatch(/is lost on 2026-12-02T15:00:00.000Z unless it is renewed/);
});

test('a webhook that the platform disabled', async () => {
  const account = openAccount();
  const { webhookEndpoints } = account.client;
  const webhooks = { w: { url: 'https://x.example.com/', signingSecret: { callback: 'w' } } };
  await account.apply({ webhooks });
  const [endpoint] = await webhookEndpoints.iterWebhookEndpoints().toArray({ limit: 1 });
  await webhookEndpoints.update(endpoint?.id ?? '', { status: 'disabled' });
  expect(await account.plan({ webhooks })).toMatchObject({
    changes: [],
    warnings: [{ code: 'webhook_disabled' }],
  });
});
