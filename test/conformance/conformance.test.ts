import { afterEach, describe, expect, test } from 'vitest';
import { errorsOf } from '../../src/contract/errors.js';
import type { RouteKey } from '../../src/contract/index.js';
import { contract, routeOf } from '../../src/contract/index.js';
import type { KnownErrorCode } from '../../src/models/error-codes.js';
import { cases } from './cases/index.js';
import { generalErrors } from './general-errors.js';
import { requestTo } from './requests.js';
import { expectError, expectSuccess } from './shape.js';
import type { Session } from './transports.js';
import { transports } from './transports.js';
import { JUST_ENOUGH, NOW, prepare } from './world.js';

const keys = Object.keys(contract) as RouteKey[];
const apiKeys = ['sk_test', { key: 'sk_read', readOnly: true }];
const errors = keys.flatMap((key) => errorsOf(routeOf(key)).map((code) => [key, code] as const));

/** Not every error can be had from every request: these need an account without a cent. */
const POOR: KnownErrorCode = 'insufficient_credits';

describe.each(Object.entries(transports))('the contract, %s', (_, open) => {
  let session: Session | undefined;
  const begin = async (credits: string) => {
    session = await open({ now: NOW, apiKeys, credits });
    return { session, world: await prepare(session.backend, credits) };
  };
  afterEach(async () => {
    await session?.close();
    session = undefined;
  });

  test.each(keys)('%s succeeds', async (key) => {
    const { session, world } = await begin('100.00');
    expectSuccess(routeOf(key), await session.send(requestTo(key, cases[key].success(world))));
  });

  test.each(errors)('%s answers %s', async (key, code) => {
    const { session, world } = await begin(code === POOR ? JUST_ENOUGH : '100.00');
    const own = cases[key].errors?.[code];
    const provoke = generalErrors[code];
    if (own) expectError(code, await session.send(requestTo(key, own(world))));
    else if (provoke) expectError(code, await provoke(session, key, cases[key].success(world)));
    else expect.unreachable(`nothing here provokes ${code}`);
  });

  test('every endpoint is refused with a real limit used up', async () => {
    session = await open({ now: NOW, rateLimit: { limit: 1, windowSeconds: 30 } });
    const send = (key: RouteKey) => session?.send(requestTo(key, { ids: ['x', 'y'], body: {}, query: {} }));
    await send('account.retrieve');
    for (const key of keys) {
      const got = await send(key);
      expect([key, got?.status, got?.headers.get('retry-after')]).toEqual([key, 429, '30']);
    }
  });
});
