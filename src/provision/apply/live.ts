import type { Agent, Cordboard, PhoneNumber, WebhookEndpoint } from 'cordboard';
import { CordboardError } from 'cordboard';
import { type AccountState, readAccount } from '../account/read.js';
import { KEY } from '../keys.js';
import { createOffers, type Offers } from '../plan/offers.js';
import type { PlanChange, PlannedObjects, RoutingPlan } from '../plan/types.js';
import type { Env } from '../secrets/env.js';
import type { ApplyOptions } from './types.js';

/** The account while a plan is applied: as it was read, and as each answer since then has shown it. */
export interface Live {
  client: Cordboard;
  state: AccountState;
  /** Ids by key; what is created joins them. */
  ids: { [section in keyof PlannedObjects]: Map<string, string> };
  /** How to find what an earlier run has made. */
  agentsByKey: ReadonlyMap<string, Agent>;
  numbersByKey: ReadonlyMap<string, PhoneNumber>;
  numbersByLine: ReadonlyMap<string, PhoneNumber>;
  webhooksByUrl: ReadonlyMap<string, WebhookEndpoint>;
  /** The objects that the plan itself changes. */
  touched: ReadonlySet<string>;
  offers: Offers;
  env: Env;
  onSecret: ApplyOptions['onSecret'];
}

function indexed<T>(things: ReadonlyMap<string, T>, by: (thing: T) => string | undefined): Map<string, T> {
  const found = new Map<string, T>();
  for (const thing of things.values()) {
    const name = by(thing);
    if (name !== undefined) found.set(name, thing);
  }
  return found;
}

export async function openLive(
  client: Cordboard,
  plan: RoutingPlan,
  env: Env,
  { signal, onSecret }: ApplyOptions,
): Promise<Live> {
  const state = await readAccount(client, signal);
  if (state.id !== plan.account) {
    throw new CordboardError(
      `The plan was made for the account ${plan.account}, and this key is of ${state.id}. Nothing was changed.`,
    );
  }
  const offers = createOffers(client);
  for (const { action, after } of plan.changes)
    if (action === 'buy') offers.withhold(String(after?.['phoneNumber']));
  return {
    client,
    state,
    ids: {
      connections: new Map(Object.entries(plan.objects.connections)),
      agents: new Map(Object.entries(plan.objects.agents)),
      numbers: new Map(Object.entries(plan.objects.numbers)),
    },
    agentsByKey: indexed(state.agents, ({ metadata }) => metadata[KEY]),
    numbersByKey: indexed(state.numbers, ({ metadata }) => metadata[KEY]),
    numbersByLine: indexed(state.numbers, ({ phoneNumber }) => phoneNumber),
    webhooksByUrl: indexed(state.webhooks, ({ url }) => url),
    touched: new Set(plan.changes.flatMap(({ objectId }) => objectId ?? [])),
    offers,
    env,
    onSecret,
  };
}

/** The id of what a change is about, which the plan knew or has made since. */
export function knownId(
  { ids }: Live,
  section: keyof PlannedObjects,
  { objectId, key }: PlanChange,
): string | undefined {
  return objectId ?? ids[section].get(key);
}

/** The id behind a key of the config. */
export function idOf(live: Live, section: keyof PlannedObjects, key: unknown): string {
  const id = live.ids[section].get(String(key));
  if (id === undefined)
    throw new CordboardError(`${section}.${key} is neither on the account nor made by this plan.`);
  return id;
}
