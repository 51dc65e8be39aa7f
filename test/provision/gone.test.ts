import type { RoutingConfig } from 'cordboard/provision';
import { apply, isPlanStaleError } from 'cordboard/provision';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { discard, ENV, openAccount } from './support/account.js';

const leave = { env: ENV, allowDestroy: true, onSecret: discard };

describe('what a plan refers to and is gone is told', () => {
  const sip = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: { env: 'SIP_PASSWORD' } };
  const connections = { office: { type: 'custom_sip', friendlyName: 'Office' } } as const;
  const agents = { day: { type: 'inbound', name: 'Day' } } as const;
  const numbers = { desk: { phoneNumber: '+442079460001', connection: 'office', import: sip } };
  const routed: RoutingConfig = { connections, agents, numbers, routes: { desk: { agent: 'day' } } };

  test('the connection of a number to bring', async () => {
    const account = openAccount();
    await account.apply({ connections });
    const planned = await account.plan({ connections, numbers });
    await account.client.telephony.connections.delete(planned.objects.connections['office'] ?? '');
    const error = await failure(apply(account.client, planned, leave));
    expect(isPlanStaleError(error) && error.stale[0]?.reason).toBe(
      'refers to connections.office, which is gone',
    );
  });

  test('the number of a new route', async () => {
    const account = openAccount();
    await account.apply({ connections, agents, numbers });
    const planned = await account.plan(routed);
    await account.client.numbers.release(planned.objects.numbers['desk'] ?? '');
    const error = await failure(apply(account.client, planned, leave));
    expect(isPlanStaleError(error) && error.stale[0]?.reason).toBe('refers to numbers.desk, which is gone');
  });

  test('but not the number of a route to complete: that has ended with it', async () => {
    const account = openAccount();
    await account.apply(routed);
    const planned = await account.plan({ ...routed, routes: { desk: null } });
    await account.client.dispatchRules.complete(planned.changes[0]?.objectId ?? '');
    await account.client.numbers.release(planned.objects.numbers['desk'] ?? '');
    expect(await apply(account.client, planned, leave)).toMatchObject({ done: 0, already: 1 });
  });

  test('an update of a route that has ended', async () => {
    const account = openAccount();
    await account.apply(routed);
    const planned = await account.plan({
      ...routed,
      routes: { desk: { agent: 'day', maxConcurrentCalls: 2 } },
    });
    await account.client.dispatchRules.complete(planned.changes[0]?.objectId ?? '');
    const error = await failure(apply(account.client, planned, leave));
    expect(isPlanStaleError(error) && error.stale[0]?.reason).toBe('is gone');
  });
});
