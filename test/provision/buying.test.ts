import type { RoutingConfig } from 'cordboard/provision';
import { apply, isApplyError, isApprovalRequiredError, isRoutingConfigError } from 'cordboard/provision';
import { describe, expect, test } from 'vitest';
import { deferred, failure } from '../support/promise.js';
import type { Account } from './support/account.js';
import { ENV, openAccount } from './support/account.js';
import { Breaker } from './support/breaking.js';

const connections = { main: { type: 'twilio_managed', friendlyName: 'Main', acceptTerms: true } } as const;
const anyIn = (areaCode: string) => ({ buy: { countryCode: 'US', areaCode }, connection: 'main' });
const routing: RoutingConfig = { connections, numbers: { desk: anyIn('415') } };
const leave = { env: ENV, allowSpend: true };

async function numbersOf({ client }: Account) {
  return client.numbers.iterNumbers().toArray({ limit: 100 });
}

describe('any number that fits', () => {
  test('the plan names it and its price; it is bought only with leave to spend', async () => {
    const account = openAccount();
    const planned = await account.plan(routing);
    const [, buy] = planned.changes;
    expect(buy).toMatchObject({ id: 'number.desk.buy', monthlyFee: { amount: '1.15', currency: 'USD' } });
    expect(buy?.name).toMatch(/^\+1415\d{7}$/);
    expect(planned.monthlyCost).toEqual([{ amount: '1.15', currency: 'USD' }]);

    const before = account.requests.length;
    const error = await failure(apply(account.client, planned, { env: ENV }));
    expect(isApprovalRequiredError(error) && error.spends).toHaveLength(1);
    expect(error.message).toContain(`it buys ${buy?.name} for 1.15 USD a month: pass allowSpend: true`);
    expect(account.requests.length).toBe(before);

    await apply(account.client, planned, leave);
    const [number] = await numbersOf(account);
    expect(number).toMatchObject({ phoneNumber: buy?.name, metadata: { 'cordboard.key': 'desk' } });
  });

  test('ten of one area are ten different numbers, found by one search', async () => {
    const account = openAccount();
    const numbers = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`n${i}`, anyIn('415')]));
    const planned = await account.apply({ connections, numbers });
    expect(new Set(planned.changes.map(({ name }) => name)).size).toBe(11);
    expect(planned.monthlyCost).toEqual([{ amount: '11.50', currency: 'USD' }]);
    expect(account.requests.filter((request) => request.includes('available'))).toHaveLength(1);
    expect(await numbersOf(account)).toHaveLength(10);
  });

  test('each is of the area that its own entry asks for', async () => {
    const account = openAccount();
    const numbers = { east: anyIn('212'), west: anyIn('415'), north: anyIn('212') };
    await account.apply({ connections, numbers });
    const areas = (await numbersOf(account)).map(({ metadata, phoneNumber }) => [
      metadata['cordboard.key'],
      phoneNumber.slice(2, 5),
    ]);
    expect(Object.fromEntries(areas)).toEqual({ east: '212', west: '415', north: '212' });
  });

  test('when the planned one is gone, another is bought that is no dearer', async () => {
    const account = openAccount();
    await account.apply({ connections });
    const planned = await account.plan(routing);
    const [connection] = await account.client.telephony.connections.iterConnections().toArray({ limit: 1 });
    const phoneNumber = planned.changes[0]?.name ?? '';
    await account.client.telephony.buyNumber({ phoneNumber, connectionId: connection?.id ?? '' });
    await apply(account.client, planned, leave);
    const bought = (await numbersOf(account)).filter(({ metadata }) => metadata['cordboard.key'] === 'desk');
    expect(bought).toHaveLength(1);
    expect(bought[0]?.phoneNumber).toMatch(/^\+1415/);
    expect((await account.plan(routing)).changes).toEqual([]);
  });

  test('when all have become dearer, nothing is bought', async () => {
    const account = openAccount();
    const planned = await account.plan(routing);
    const body = {
      error: { code: 'price_changed', message: 'dearer', param: null, issues: null, details: null },
    };
    account.backend.faults.add({
      route: 'telephony.buyNumber',
      status: 409,
      body,
      times: Number.POSITIVE_INFINITY,
    });
    const error = await failure(apply(account.client, planned, leave));
    expect(error.message).toContain(
      'is gone or has become dearer, and nothing else on offer fits at that price',
    );
    expect(await numbersOf(account)).toEqual([]);
  });

  test('one plan applied again after credits were topped up buys, and does not get the old refusal', async () => {
    const account = openAccount(undefined, '0.50');
    const planned = await account.plan(routing);
    const error = await failure(apply(account.client, planned, leave));
    expect(isApplyError(error) && error.failed[0]?.error.message).toContain('402 insufficient_credits');
    const snapshot = account.backend.snapshot();
    account.backend.restore({ ...snapshot, state: { ...snapshot.state, credits: 10_000_000 } });
    expect(await apply(account.client, planned, leave)).toMatchObject({ done: 1, already: 1 });
    expect(await numbersOf(account)).toHaveLength(1);
  });

  test('a number that was released is bought anew', async () => {
    const account = openAccount();
    await account.apply(routing);
    const [first] = await numbersOf(account);
    await account.client.numbers.release(first?.id ?? '');
    await account.apply(routing);
    const statuses = (await numbersOf(account)).map(({ status }) => status);
    expect(statuses.sort()).toEqual(['active', 'released']);
  });
});

describe('never twice', () => {
  test('an answer that was lost: the next run finds the number by the key that the purchase set', async () => {
    const breaker = new Breaker();
    const account = openAccount(breaker.through);
    await account.apply({ connections });
    const planned = await account.plan(routing);
    // Six lists come first.
    breaker.arm(7, 'dead-after');
    const error = await failure(apply(account.client, planned, leave));
    breaker.disarm();
    expect(isApplyError(error) && error.failed[0]?.change.id).toBe('number.desk.buy');
    expect((await account.plan(routing)).changes).toEqual([]);
    expect(await numbersOf(account)).toHaveLength(1);
    expect((await account.client.account.retrieve()).credits.amount).toBe('998.85');
  });

  test('a purchase that is still under way when a second process begins', async () => {
    const held = deferred();
    let purchases = 0;
    const account = openAccount((send) => async (request) => {
      if (request.url.endsWith('/v1/telephony/numbers') && ++purchases === 3) held.resolve();
      return send(request);
    });
    await account.apply({ connections });
    const planned = await account.plan(routing);
    account.backend.faults.add({ route: 'telephony.buyNumber', until: held.promise });
    const first = apply(account.client, planned, leave);
    await expect.poll(() => purchases).toBe(1);
    account.clock.advance(1_000);
    // It asks for the same purchase, hears that it is under way, and asks again.
    const second = apply(account.client.withOptions({ maxRetries: 4 }), await account.plan(routing), leave);
    expect([(await first).done, (await second).done]).toEqual([1, 1]);
    expect(await numbersOf(account)).toHaveLength(1);
  });

  test('one plan applied again after the number was released says so by buying anew, not by an old answer', async () => {
    const account = openAccount();
    await account.apply({ connections });
    const planned = await account.plan(routing);
    await apply(account.client, planned, leave);
    const [first] = await numbersOf(account);
    await account.client.numbers.release(first?.id ?? '');
    await apply(account.client, planned, leave);
    expect((await account.plan(routing)).changes).toEqual([]);
    expect((await numbersOf(account)).map(({ status }) => status).sort()).toEqual(['active', 'released']);
  });
});

describe('one number by its name', () => {
  async function offered(account: Account) {
    const found = account.client.telephony.iterAvailableNumbers({ countryCode: 'US', areaCode: '212' });
    return (await found.toArray({ limit: 3 })).map(({ phoneNumber }) => phoneNumber);
  }
  const known = (phoneNumber: string | undefined, buy = {}) => ({
    connections,
    numbers: { desk: { phoneNumber, buy: { countryCode: 'US', ...buy }, connection: 'main' } },
  });

  test('is bought, and no other is when it is gone', async () => {
    const account = openAccount();
    const [wanted, other] = await offered(account);
    await account.apply(known(wanted));
    expect((await numbersOf(account)).map(({ phoneNumber }) => phoneNumber)).toEqual([wanted]);

    const planned = await account.plan({ ...known(other) });
    const connectionId = planned.objects.connections['main'] ?? '';
    await account.client.telephony.buyNumber({ phoneNumber: other ?? '', connectionId });
    expect((await apply(account.client, planned, leave)).already).toBe(1);
  });

  test('is not taken by an entry that takes any', async () => {
    const account = openAccount();
    const [wanted] = await offered(account);
    const config = known(wanted);
    const planned = await account.plan({ ...config, numbers: { any: anyIn('212'), ...config.numbers } });
    const names = planned.changes.map(({ name }) => name);
    expect(names.filter((name) => name === wanted)).toHaveLength(1);
  });

  test.each<[string, object, string]>([
    ['is not on offer', known('+14155559999'), 'is neither on the account nor on offer'],
    ['costs more than it may', known('+14155550176', { maxMonthlyFee: '1.14' }), 'must be at least 1.15'],
    [
      'is not to be bought',
      { numbers: { desk: { phoneNumber: '+14155550176' } } },
      'say buy (with a countryCode) or import',
    ],
    [
      'goes through a connection that cannot buy yet',
      {
        connections: { in: { type: 'indian', friendlyName: 'India' } },
        numbers: { desk: { buy: { countryCode: 'IN' }, connection: 'in' } },
      },
      'cannot buy yet: it is still to be created. Verify the mobile number and submit KYC first',
    ],
    [
      'fits nothing',
      { connections, numbers: { desk: anyIn('999') } },
      'must be wider: no number that is left on offer fits',
    ],
  ])('a plan is refused for one that %s', async (_, config, message) => {
    const error = await failure(openAccount().plan(config));
    expect(isRoutingConfigError(error) && error.message).toContain(message);
  });
});

test('a number by its name is not bought through a connection of another provider', async () => {
  const account = openAccount();
  const offers = account.client.telephony.iterAvailableNumbers({ countryCode: 'IN' });
  const [indian] = await offers.toArray({ limit: 1 });
  const desk = { phoneNumber: indian?.phoneNumber, buy: { countryCode: 'IN' }, connection: 'main' };
  const error = await failure(account.plan({ connections, numbers: { desk } }));
  expect(error.message).toContain(
    'is neither on the account nor on offer in that country through that connection',
  );
});

test('a search that fails fails the plan, and no more of them are begun', async () => {
  const account = openAccount();
  await account.apply({ connections });
  const found = account.client.telephony.iterAvailableNumbers({ countryCode: 'US', areaCode: '212' });
  const named = (await found.toArray({ limit: 9 })).map(({ phoneNumber }) => phoneNumber);
  const numbers = Object.fromEntries(
    named.map((phoneNumber) => [
      phoneNumber,
      { phoneNumber, buy: { countryCode: 'US' }, connection: 'main' },
    ]),
  );
  account.backend.faults.add({ route: 'telephony.listAvailableNumbers', status: 400, times: 100 });
  const sent = account.requests.length;
  const error = await failure(account.plan({ connections, numbers }));
  expect(error).toMatchObject({ status: 400 });
  const searches = account.requests.slice(sent).filter((request) => request.includes('available'));
  expect(searches).toHaveLength(4);
});
