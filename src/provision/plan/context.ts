import type { Agent, Cordboard, PhoneNumber, TelephonyConnection, WebhookEndpoint } from 'cordboard';
import type { AccountState } from '../account/read.js';
import type { RoutingConfig } from '../config/types.js';
import type { RoutingIssue } from '../errors.js';
import type { Env } from '../secrets/env.js';

/** The objects of the account that the config names, by its keys. */
export interface Matches {
  connections: Map<string, TelephonyConnection>;
  agents: Map<string, Agent>;
  numbers: Map<string, PhoneNumber>;
  webhooks: Map<string, WebhookEndpoint>;
  /** The other way round: keys by id. */
  keys: Map<string, string>;
}

/** What all parts of a plan are made from. */
export interface Planning {
  client: Cordboard;
  config: RoutingConfig;
  state: AccountState;
  matches: Matches;
  env: Env;
  prune: boolean;
  now: number;
  nearLapseMs: number;
  signal: AbortSignal | undefined;
  /** Why there can be no plan; gathered, so that all are told at once. */
  issues: RoutingIssue[];
}
