import type { NumberConfig, RouteConfig, RoutingConfig } from 'cordboard/provision';
import { apply, renderPlan } from 'cordboard/provision';
import { expect, test } from 'vitest';
import { ENV, openAccount } from './support/account.js';

const SIZE = 500;

function campaign(agent: string): RoutingConfig {
  const numbers: { [key: string]: NumberConfig } = {};
  const routes: { [key: string]: RouteConfig } = {};
  const sip = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: { env: 'SIP_PASSWORD' } };
  for (let i = 0; i < SIZE; i += 1) {
    const phoneNumber = `+4420794${String(i).padStart(5, '0')}`;
    numbers[`n${i}`] = { phoneNumber, connection: 'office', import: sip };
    routes[`n${i}`] = {
      agent,
      schedule: { timezone: 'Europe/London', activeDays: ['mon'] },
      variables: { n: String(i) },
    };
  }
  return {
    connections: { office: { type: 'custom_sip', friendlyName: 'Office' } },
    agents: { day: { type: 'inbound', name: 'Day' }, night: { type: 'inbound', name: 'Night' } },
    numbers,
    routes,
  };
}

test('500 numbers: lists only to plan, one request for each change, few at once', async () => {
  let live = 0;
  let most = 0;
  const account = openAccount((send) => async (request) => {
    live += 1;
    most = Math.max(most, live);
    await new Promise((resolve) => setImmediate(resolve));
    return send(request).finally(() => {
      live -= 1;
    });
  });
  const config = campaign('day');
  const planned = await account.plan(config);
  expect(account.requests).toHaveLength(6);
  expect(planned.changes).toHaveLength(3 + 2 * SIZE);
  expect(planned.warnings).toHaveLength(SIZE);
  expect(renderPlan(planned, 'text')).toContain(
    '! unanswered_hours routes.n0, routes.n1, routes.n2 and 497 more: In',
  );

  most = 0;
  const done: number[] = [];
  await apply(account.client, planned, {
    env: ENV,
    concurrency: 8,
    onProgress: (progress) => done.push(progress.done),
  });
  expect(account.requests).toHaveLength(6 + 6 + planned.changes.length);
  expect(most).toBeLessThanOrEqual(8);
  expect(done.at(-1)).toBe(planned.changes.length);

  const sent = account.requests.length;
  expect((await account.plan(config)).changes).toEqual([]);
  // Pages of 200: numbers and rules take three each, all else one.
  expect(account.requests.slice(sent)).toHaveLength(10);
});
