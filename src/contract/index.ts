import type { Lazy } from '../models/schema.js';
import { account } from './account.js';
import { agents } from './agents.js';
import { calls } from './calls.js';
import { dispatchRules } from './dispatch-rules.js';
import { events } from './events.js';
import { numbers } from './numbers.js';
import type { Route } from './route.js';
import { telephony } from './telephony.js';
import { webhooks } from './webhooks.js';

/** Every endpoint of the Routing API, by its key. */
export const contract = {
  ...account,
  ...agents,
  ...numbers,
  ...dispatchRules,
  ...calls,
  ...events,
  ...telephony,
  ...webhooks,
} as const;

/** The name of an endpoint, such as `agents.create`. */
export type RouteKey = keyof typeof contract;

type Contract = typeof contract;
type Field<K extends RouteKey, F extends 'query' | 'body' | 'answer'> = Contract[K] extends Route &
  Record<F, Lazy<infer T>>
  ? T
  : undefined;

/** What an endpoint takes in its query. */
export type QueryOf<K extends RouteKey> = Field<K, 'query'>;
/** What an endpoint takes as its body. */
export type BodyOf<K extends RouteKey> = Field<K, 'body'>;
/** What an endpoint answers. */
export type AnswerOf<K extends RouteKey> = Field<K, 'answer'>;

/** Sent with every request as `Cordboard-Version`, and stamped on every event. */
export const API_VERSION = '2026-11-01';

/** The route behind a key, by its plain interface. */
export function routeOf(key: RouteKey): Route {
  return contract[key];
}
