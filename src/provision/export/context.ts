import type { AccountState } from '../account/read.js';
import type { EnvReference } from '../config/references.js';
import { KEY } from '../keys.js';
import { holdsToken } from '../secrets/urls.js';
import { createNames } from './names.js';
import type { ExportedSecret } from './types.js';

interface Named {
  id: string;
  metadata?: { [name: string]: string };
}

/** What all parts of an export are made from. */
export interface Exporting {
  state: AccountState;
  /** Keys by id. */
  connections: Map<string, string>;
  agents: Map<string, string>;
  numbers: Map<string, string>;
  webhooks: Map<string, string>;
  /** Ids of the agents that can be found by the key they carry. */
  keyed: ReadonlySet<string>;
  /** A URL as it may be written down: one that holds a token becomes the name of a variable. */
  url(value: string, path: string, ...name: readonly string[]): string | EnvReference;
  /** Callbacks are always referred to: the platform signs nothing, so their URLs are what keeps others out. */
  callbackUrl(value: string, path: string, ...name: readonly string[]): EnvReference;
  secrets: ExportedSecret[];
}

/** Ids of the things that carry a key which no other carries. */
function carriers(things: readonly Named[]): Set<string> {
  const ids = new Map<string, string[]>();
  for (const { id, metadata } of things) {
    const key = metadata?.[KEY];
    if (key !== undefined) ids.set(key, [...(ids.get(key) ?? []), id]);
  }
  return new Set([...ids.values()].filter(({ length }) => length === 1).flat());
}

/** Keys for all things of a kind, those that carry one first, the oldest before the newer. */
function keysOf<T extends Named>(
  things: ReadonlyMap<string, T>,
  words: (thing: T) => string | null,
  fallback: string,
) {
  const names = createNames();
  const oldest = [...things.values()].reverse();
  const keys = new Map<string, string>();
  const alone = carriers(oldest);
  for (const { id, metadata } of oldest) {
    const key = alone.has(id) ? names.carried(metadata?.[KEY]) : undefined;
    if (key !== undefined) keys.set(id, key);
  }
  for (const thing of oldest) {
    if (!keys.has(thing.id)) keys.set(thing.id, names.key(words(thing), fallback));
  }
  return keys;
}

export function exporting(state: AccountState): Exporting {
  const variables = createNames();
  const secrets: ExportedSecret[] = [];
  const refer = (value: string, path: string, ...name: string[]) => {
    const variable = variables.variable(...name);
    secrets.push({ name: variable, path, value });
    return { env: variable };
  };
  const host = (url: string) => (URL.canParse(url) ? new URL(url).hostname : null);
  return {
    state,
    connections: keysOf(state.connections, ({ friendlyName }) => friendlyName, 'connection'),
    agents: keysOf(state.agents, ({ name }) => name, 'agent'),
    numbers: keysOf(state.numbers, ({ friendlyName, phoneNumber }) => friendlyName ?? phoneNumber, 'number'),
    webhooks: keysOf(state.webhooks, ({ url }) => host(url), 'webhook'),
    keyed: carriers([...state.agents.values()]),
    secrets,
    url: (value, path, ...name) => (holdsToken(value) ? refer(value, path, ...name) : value),
    callbackUrl: refer,
  };
}
