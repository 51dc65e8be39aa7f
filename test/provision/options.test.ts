import { ConfigurationError } from 'cordboard';
import {
  type ApplyOptions,
  apply,
  type ExportOptions,
  exportRouting,
  type PlanOptions,
  plan,
} from 'cordboard/provision';
import { expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { ENV, openAccount } from './support/account.js';

/** Every option that there is: one that is added does not compile until it stands here. */
type All<T> = { [name in keyof Required<T>]: unknown };
const { signal } = new AbortController();
const planning: All<PlanOptions> = { prune: true, env: ENV, now: 0, nearLapseMs: 1, signal };
const applying: All<ApplyOptions> = {
  onProgress: () => undefined,
  allowSpend: true,
  allowDestroy: true,
  onSecret: () => undefined,
  env: ENV,
  concurrency: 1,
  signal,
};
const exporting: All<ExportOptions> = { onSecret: () => undefined, signal };

test.each(['plan', 'apply', 'exportRouting'] as const)(
  '%s takes its options, and refuses what is none before anything is sent',
  async (name) => {
    const { client, requests, plan: make } = openAccount();
    const planned = await make({});
    const all = { plan: planning, apply: applying, exportRouting: exporting }[name];
    const run = async (options: object): Promise<unknown> => {
      if (name === 'plan') return plan(client, {}, options);
      return name === 'apply' ? apply(client, planned, options) : exportRouting(client, options);
    };
    await run({ ...all, prnue: undefined });
    const sent = requests.length;
    const misspelt = await failure(run({ ...all, prnue: true }));
    expect(misspelt).toBeInstanceOf(ConfigurationError);
    const known = Object.keys(all).join(', ');
    expect(misspelt.message).toBe(`${name}: there is no option prnue. It takes ${known}.`);
    expect((await failure(run(null as never))).message).toBe(
      `${name} takes an object of options (given null)`,
    );
    expect(requests.length).toBe(sent);
  },
);
