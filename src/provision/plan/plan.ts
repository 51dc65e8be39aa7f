import type { Cordboard } from 'cordboard';
import { urlReferencesIn } from '../account/differences.js';
import { readAccount } from '../account/read.js';
import { readRouting } from '../config/read.js';
import type { EnvReference } from '../config/references.js';
import type { RoutingConfig } from '../config/types.js';
import { RoutingConfigError } from '../errors.js';
import { checkOptions } from '../options.js';
import { requireUrls, requireVariables, systemEnv } from '../secrets/env.js';
import { accountWarnings } from './account-warnings.js';
import { planAgents } from './agents.js';
import { planAttachments } from './attachments.js';
import { planConnections } from './connections.js';
import type { Planning } from './context.js';
import { coverageWarnings } from './coverage-warnings.js';
import { costOf } from './effects.js';
import { match } from './match.js';
import { planNumbers } from './numbers.js';
import { prunedObjects, prunedRoutes } from './prune.js';
import { planRoutes } from './routes.js';
import type { PlanChange, PlanOptions, RoutingPlan } from './types.js';
import { planWebhooks } from './webhooks.js';

const NEAR_LAPSE = 3 * 24 * 3_600_000;
const OPTIONS: { readonly [name in keyof Required<PlanOptions>]: true } = {
  prune: true,
  env: true,
  now: true,
  nearLapseMs: true,
  signal: true,
};

/** URLs are compared with the account, so theirs are the variables that a plan needs. */
function urlReferences({ agents, numbers, webhooks }: RoutingConfig): EnvReference[] {
  const things = [agents, numbers, webhooks].flatMap((section) => Object.values(section ?? {}));
  return things.flatMap(({ ...fields }) => urlReferencesIn(fields));
}

/** How many entries of the config need no change. */
function unchanged(
  { connections, agents, numbers, routes, webhooks }: RoutingConfig,
  changes: readonly PlanChange[],
) {
  const sections = {
    connection: connections,
    agent: agents,
    number: numbers,
    route: routes,
    webhook: webhooks,
  };
  const touched = new Set(
    changes.map(({ kind, key }) => (kind === 'attachment' ? `agent ${key.split(':')[0]}` : `${kind} ${key}`)),
  );
  const all = Object.entries(sections).flatMap(([kind, section]) =>
    Object.keys(section ?? {}).map((key) => `${kind} ${key}`),
  );
  return all.filter((name) => !touched.has(name)).length;
}

async function changesOf(planning: Planning): Promise<PlanChange[]> {
  const { prune } = planning;
  const changes = [
    await planConnections(planning),
    await planAgents(planning),
    await planNumbers(planning),
    await planAttachments(planning),
    await planRoutes(planning),
    prune ? await prunedRoutes(planning) : [],
    await planWebhooks(planning),
    prune ? await prunedObjects(planning) : [],
  ];
  return changes.flat();
}

function idsOf(things: ReadonlyMap<string, { id: string }>): { [key: string]: string } {
  return Object.fromEntries([...things].map(([key, { id }]) => [key, id]));
}

/**
 * Compares an account with a config: what would change, what it would cost, what to know first. Nothing is
 * changed. The account is read once, in lists.
 *
 * @throws `RoutingConfigError` for a config that is wrong or cannot be carried out on this account, with every
 * issue; `MissingVariablesError` when a variable that holds a URL is not set, `ConfigurationError` when it holds none
 * or for an option that does not exist.
 * @example
 * ```ts
 * import { Cordboard } from 'cordboard';
 * import { apply, plan, renderPlan } from 'cordboard/provision';
 * import { createRoutingBackend } from 'cordboard/testing';
 *
 * const { fetch } = createRoutingBackend();
 * const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch });
 * const planned = await plan(client, { agents: { reception: { type: 'inbound', name: 'Reception' } } });
 * console.log(renderPlan(planned, 'text'));
 * await apply(client, planned);
 * ```
 */
export async function plan(
  client: Cordboard,
  routing: RoutingConfig,
  options: PlanOptions = {},
): Promise<RoutingPlan> {
  checkOptions('plan', options, OPTIONS);
  const { prune = false, env = systemEnv(), now = Date.now(), nearLapseMs = NEAR_LAPSE, signal } = options;
  const config = readRouting(routing);
  const urls = urlReferences(config);
  requireVariables(urls, env);
  requireUrls(urls, env);
  const state = await readAccount(client, signal);
  const issues: Planning['issues'] = [];
  const matches = match(config, state, env, issues);
  const planning = { client, config, state, matches, env, prune, now, nearLapseMs, signal, issues };
  const changes = await changesOf(planning);
  if (issues.length > 0) throw new RoutingConfigError(issues);
  const monthlyCost = costOf(changes);
  return {
    formatVersion: 1,
    createdAt: new Date(now).toISOString(),
    account: state.id,
    prune,
    changes,
    unchanged: unchanged(config, changes),
    warnings: [...(await coverageWarnings(planning)), ...accountWarnings(planning, monthlyCost)],
    monthlyCost,
    objects: {
      connections: idsOf(matches.connections),
      agents: idsOf(matches.agents),
      numbers: idsOf(matches.numbers),
    },
  };
}
