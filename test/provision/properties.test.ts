import type { RoutingConfig } from 'cordboard/provision';
import { apply, exportRouting, parseRouting, plan, renderRouting } from 'cordboard/provision';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Account } from './support/account.js';
import { discard, ENV, openAccount, SECRETS } from './support/account.js';
import { configs } from './support/arbitraries.js';
import { byHand } from './support/by-hand.js';

/** An account with a history: a config was applied once, then people worked on it. */
type History = [RoutingConfig, ((account: Account) => Promise<unknown>)[]];
const histories: fc.Arbitrary<History> = fc.tuple(configs, byHand);

async function lived([config, deeds]: History): Promise<Account> {
  const account = openAccount();
  await account.apply(config);
  for (const deed of deeds) await deed(account);
  return account;
}

test('any config on any account: apply, and there is nothing left to plan', async () => {
  await fc.assert(
    fc.asyncProperty(histories, configs, fc.boolean(), async (history, config, prune) => {
      const account = await lived(history);
      const planned = await account.apply(config, { prune });
      expect((await account.plan(config, { prune })).changes).toEqual([]);
      expect(JSON.stringify(planned)).not.toMatch(SECRETS);
    }),
    { numRuns: 30, seed: 20261123 },
  );
});

test('any account: its export plans to nothing, as an object, as YAML and as JSON', async () => {
  await fc.assert(
    fc.asyncProperty(
      histories,
      fc.constantFrom('yaml' as const, 'json' as const),
      async (history, format) => {
        const { client, clock } = await lived(history);
        const env: { [name: string]: string } = {};
        const { config, variables } = await exportRouting(client, {
          onSecret: ({ name, value }) => {
            env[name] = value;
          },
        });
        const text = await renderRouting(config, format);
        expect(text).not.toMatch(SECRETS);
        expect(Object.keys(env).sort()).toEqual(variables.map(({ name }) => name).sort());
        const options = { env, now: clock.now(), prune: true };
        expect((await plan(client, config, options)).changes).toEqual([]);
        expect((await plan(client, await parseRouting(text), options)).changes).toEqual([]);
      },
    ),
    { numRuns: 30, seed: 20261123 },
  );
});

test('any plan can be applied twice, from a file and by another process: the second time all is done', async () => {
  await fc.assert(
    fc.asyncProperty(histories, configs, async (history, config) => {
      const account = await lived(history);
      const saved = JSON.stringify(await account.plan(config));
      const options = { env: ENV, allowSpend: true, allowDestroy: true, onSecret: discard };
      const first = await apply(account.client, JSON.parse(saved), options);
      expect(first.already).toBe(0);
      const before = account.requests.length;
      const second = await apply(account.client, JSON.parse(saved), options);
      expect(second.done).toBe(0);
      expect(account.requests.slice(before).filter((request) => !request.startsWith('GET'))).toEqual([]);
    }),
    { numRuns: 30, seed: 20261123 },
  );
});
