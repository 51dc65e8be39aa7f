import type { NewSecret, RoutingConfig } from 'cordboard/provision';
import { apply, isApplyError, plan } from 'cordboard/provision';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import type { Account } from './support/account.js';
import { ENV, MINUTE, openAccount, SECRETS } from './support/account.js';
import { configs } from './support/arbitraries.js';
import type { Mode } from './support/breaking.js';
import { Breaker, MODES } from './support/breaking.js';
import { endState, signingSecrets } from './support/end-state.js';
import { after, before } from './support/scenario.js';

interface Stage {
  account: Account;
  breaker: Breaker;
  /** Plans and applies; answers the error of it, if any. */
  run(signal?: AbortSignal): Promise<Error | undefined>;
  /** Signing secrets by key, as they were handed out since it was last emptied. */
  vault: Map<string, string>;
}

async function stage(from: RoutingConfig, to: RoutingConfig, prune: boolean): Promise<Stage> {
  const breaker = new Breaker();
  const account = openAccount(breaker.through);
  const { client, clock } = account;
  const vault = new Map<string, string>();
  const onSecret = ({ key, secret }: NewSecret) => void vault.set(key, secret);
  const go = async (config: RoutingConfig, signal?: AbortSignal) => {
    const planned = await plan(client, config, { env: ENV, now: clock.now(), prune, signal });
    await apply(client, planned, {
      env: ENV,
      allowSpend: true,
      allowDestroy: true,
      onSecret,
      signal,
      concurrency: 2,
    });
  };
  await go(from);
  const run = (signal?: AbortSignal) =>
    go(to, signal).then(
      () => undefined,
      (error: Error) => error,
    );
  return { account, breaker, run, vault };
}

/** Breaks a run at one request, runs it again, and answers the first error. */
async function breakAndRepeat(
  { account, breaker, run }: Stage,
  at: number,
  mode: Mode,
): Promise<Error | undefined> {
  const error = await run(breaker.arm(at, mode));
  breaker.disarm();
  // A swap that was cut off holds its lease for a while.
  account.clock.advance(10 * MINUTE);
  expect(await run(), `${mode} at request ${at}`).toBeUndefined();
  return error;
}

async function uninterrupted({ account, breaker, run }: Stage) {
  breaker.disarm();
  expect(await run()).toBeUndefined();
  return { requests: breaker.seen, end: await endState(account) };
}

describe('an apply that is interrupted at any request and run again comes to the same end', () => {
  test.each(MODES)('%s', async (mode) => {
    const it = await stage(before, after, true);
    const start = it.account.backend.snapshot();
    const clean = await uninterrupted(it);
    expect(clean.requests).toBeGreaterThan(50);
    let told = 0;
    for (let at = 1; at <= clean.requests; at += 1) {
      it.account.backend.restore(start);
      it.vault.clear();
      const error = await breakAndRepeat(it, at, mode);
      expect(await endState(it.account), `${mode} at request ${at}`).toEqual(clean.end);
      expect(Object.fromEntries(it.vault)).toMatchObject(signingSecrets(it.account));
      if (!isApplyError(error)) continue;
      told += 1;
      expect(error.message).toContain('Running it again is safe');
      expect(error.message).not.toMatch(SECRETS);
    }
    expect(told).toBeGreaterThan(10);
  });

  test.each(['after', 'dead-before', 'dead-after'] as const)(
    'the same saved plan again, after %s',
    async (mode) => {
      const breaker = new Breaker();
      const account = openAccount(breaker.through);
      const start = account.backend.snapshot();
      const planned = JSON.stringify(await account.plan(before));
      const vault = new Map<string, string>();
      const onSecret = ({ key, secret }: NewSecret) => void vault.set(key, secret);
      const options = { env: ENV, allowSpend: true, onSecret, concurrency: 2 };
      const run = () => apply(account.client, JSON.parse(planned), options);
      breaker.disarm();
      const { done: total } = await run();
      const requests = breaker.seen;
      const end = await endState(account);
      for (let at = 7; at <= requests; at += 1) {
        account.backend.restore(start);
        vault.clear();
        breaker.arm(at, mode);
        const error = await failure(run());
        breaker.disarm();
        expect(isApplyError(error)).toBe(true);
        const { done, already } = await run();
        expect(done + already, `${mode} at request ${at}`).toBe(total);
        expect(await endState(account), `${mode} at request ${at}`).toEqual(end);
        expect(Object.fromEntries(vault), `${mode} at request ${at}`).toMatchObject(signingSecrets(account));
      }
    },
  );

  test('and so it is with any two configs', async () => {
    await fc.assert(
      fc.asyncProperty(
        configs,
        configs,
        fc.boolean(),
        fc.constantFrom(...MODES),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (from, to, prune, mode, place) => {
          const clean = await uninterrupted(await stage(from, to, prune));
          const it = await stage(from, to, prune);
          await breakAndRepeat(it, 1 + Math.floor(place * clean.requests), mode);
          expect(await endState(it.account)).toEqual(clean.end);
        },
      ),
      { numRuns: 12, seed: 20261122 },
    );
  });
});
