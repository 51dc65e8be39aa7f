import type { Metadata } from 'cordboard';
import type { AccountState } from '../account/read.js';
import { entries, issue } from '../config/complain.js';
import type { RoutingConfig } from '../config/types.js';
import type { RoutingIssue } from '../errors.js';
import { KEY } from '../keys.js';
import { type Env, resolve } from '../secrets/env.js';
import { withoutTokens } from '../secrets/urls.js';
import type { Matches } from './context.js';

interface Thing {
  id: string;
}

/** Finds the one object that an entry means. Two that fit are an issue, and so is an id that is not there. */
function matcher<T extends Thing>(section: string, things: ReadonlyMap<string, T>, issues: RoutingIssue[]) {
  const found = new Map<string, T>();
  const takenBy = new Map<string, string>();
  const take = (key: string, thing: T) => {
    const other = takenBy.get(thing.id);
    if (other !== undefined) {
      issues.push(issue(`${section}.${key}`, `means the same as ${section}.${other}: both are ${thing.id}`));
      return;
    }
    takenBy.set(thing.id, key);
    found.set(key, thing);
  };
  return {
    found,
    byId(key: string, id: string) {
      const thing = things.get(id);
      if (thing) take(key, thing);
      else
        issues.push(
          issue(
            `${section}.${key}.id`,
            'must be the id of an object in use on this account; leave it out to create one',
            id,
          ),
        );
    },
    byContent(key: string, fits: readonly T[], what: string) {
      const [first, second] = fits;
      if (first && !second) take(key, first);
      if (!second) return;
      const ids = fits.map(({ id }) => id).join(', ');
      issues.push(
        issue(
          `${section}.${key}`,
          `is not clear: ${ids} have the same ${what}. Say which by id, or remove one`,
        ),
      );
    },
  };
}

function group<T>(things: Iterable<T>, by: (thing: T) => string | undefined): (name: string) => T[] {
  const groups = new Map<string | undefined, T[]>();
  for (const thing of things) {
    const name = by(thing);
    const members = groups.get(name);
    if (members) members.push(thing);
    else groups.set(name, [thing]);
  }
  return (name) => groups.get(name) ?? [];
}

const keyOf = ({ metadata }: { metadata: Metadata }) => metadata[KEY];

/** Tells which objects of the account the config means. */
export function match(config: RoutingConfig, state: AccountState, env: Env, issues: RoutingIssue[]): Matches {
  const connections = matcher('connections', state.connections, issues);
  const named = group(state.connections.values(), ({ type, friendlyName }) => `${type} ${friendlyName}`);
  for (const [key, { id, type, friendlyName }] of entries(config.connections)) {
    if (id !== undefined) connections.byId(key, id);
    else connections.byContent(key, named(`${type} ${friendlyName}`), 'type and friendlyName');
  }

  const agents = matcher('agents', state.agents, issues);
  const agentsOf = group(state.agents.values(), keyOf);
  for (const [key, { id }] of entries(config.agents)) {
    if (id !== undefined) agents.byId(key, id);
    else agents.byContent(key, agentsOf(key), `key in metadata["${KEY}"]`);
  }

  const numbers = matcher('numbers', state.numbers, issues);
  const numbersOf = group(state.numbers.values(), keyOf);
  const lines = group(state.numbers.values(), ({ phoneNumber }) => phoneNumber);
  for (const [key, { phoneNumber }] of entries(config.numbers)) {
    if (phoneNumber !== undefined) numbers.byContent(key, lines(phoneNumber), 'phoneNumber');
    else numbers.byContent(key, numbersOf(key), `key in metadata["${KEY}"]`);
  }

  const webhooks = matcher('webhooks', state.webhooks, issues);
  const urls = group(state.webhooks.values(), ({ url }) => url);
  for (const [key, { id, url }] of entries(config.webhooks)) {
    if (id !== undefined) webhooks.byId(key, id);
    else webhooks.byContent(key, urls(resolve(url, env)), `URL ${withoutTokens(resolve(url, env))}`);
  }
  const found = {
    connections: connections.found,
    agents: agents.found,
    numbers: numbers.found,
    webhooks: webhooks.found,
  };
  const keys = Object.values(found).flatMap((things) =>
    [...things].map(([key, { id }]) => [id, key] as const),
  );
  return { ...found, keys: new Map(keys) };
}
