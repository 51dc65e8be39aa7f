import type { RoutingConfig } from 'cordboard/provision';
import { expect, test } from 'vitest';
import { openAccount } from './support/account.js';
import { before } from './support/scenario.js';

test('prune completes the route of a number that the config names without one, and shows what it was', async () => {
  const account = openAccount();
  await account.apply(before);
  const { desk: _, ...routes } = before.routes ?? {};
  const planned = await account.plan({ ...before, routes }, { prune: true });
  expect(planned.changes).toMatchObject([
    { id: 'route.desk.complete', before: { agent: 'day', variables: { line: 'desk' } } },
  ]);
});

test('a number that was brought by hand is known by its line', async () => {
  const account = openAccount();
  const office = { type: 'custom_sip', friendlyName: 'Office' } as const;
  const { telephony } = account.client;
  const { id: connectionId } = await telephony.connections.create(office);
  const phoneNumber = '+442079460001';
  const carrier = { terminationUri: 'sip:x', sipUsername: 'u' };
  const { id } = await telephony.importNumber({ phoneNumber, connectionId, ...carrier, sipPassword: 'p' });
  const numbers = {
    desk: {
      phoneNumber,
      connection: 'office',
      import: { ...carrier, sipPassword: { env: 'SIP_PASSWORD' } },
      friendlyName: 'Desk',
    },
  };
  const { changes } = await account.plan({ connections: { office }, numbers });
  expect(changes).toMatchObject([{ id: 'number.desk.update', objectId: id }]);
});

test('a number that is attached to be the primary one is so by that alone', async () => {
  const account = openAccount();
  const { connections, numbers } = before;
  const dialling = (...names: string[]): RoutingConfig => {
    const primaryNumber = names.at(-1);
    const dialer = { type: 'outbound', name: 'Dialer', numbers: names, primaryNumber } as const;
    return { connections, numbers, agents: { dialer } };
  };
  await account.apply(dialling('desk'));
  const planned = await account.apply(dialling('desk', 'sales'));
  expect(planned.changes).toMatchObject([
    {
      id: 'attachment.dialer:sales.attach',
      name: 'Dialer ← sales',
      before: { number: null },
      after: { agent: 'dialer', number: 'sales', primary: true },
    },
  ]);
  expect((await account.plan(dialling('desk', 'sales'))).changes).toEqual([]);
});
