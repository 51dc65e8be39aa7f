import type { AvailableNumberFilters, Money } from 'cordboard';
import type { SecretTarget } from '../config/references.js';

/** What a change is about. */
export type ChangeKind = 'connection' | 'agent' | 'number' | 'attachment' | 'route' | 'webhook';

/** What a change does. */
export type ChangeAction =
  | 'create'
  | 'update'
  | 'buy'
  | 'import'
  | 'attach'
  | 'set_primary'
  | 'detach'
  | 'move'
  | 'complete'
  | 'rotate_secret'
  | 'release'
  | 'archive'
  | 'delete';

/** Fields by name, in the words of the config. Secrets are names of variables, tokens in URLs are hidden. */
export interface PlanFields {
  [field: string]: unknown;
}

/** One step from what is to what should be. */
export interface PlanChange {
  /** Names the change, the same in every plan of the same config: `agent.reception.update`. */
  id: string;
  /** What it is about. */
  kind: ChangeKind;
  /** What it does. */
  action: ChangeAction;
  /** Key in the config; for what the config does not name, the object's id. */
  key: string;
  /** What people call it: a name, a phone number, a URL without its tokens. */
  name: string;
  /** The object of the account; `null` for what is not there yet. */
  objectId: string | null;
  /** The fields that change, as they are; `null` where there is nothing yet. */
  before: PlanFields | null;
  /** The same fields as they should be; `null` for what is removed. */
  after: PlanFields | null;
  /** What the object looked like; `null` where there was nothing. Versions, counters and renewals do not count. */
  fingerprint: string | null;
  /** `buy`: what it costs each month. */
  monthlyFee: Money | null;
  /** It takes something out of service; `apply` needs `allowDestroy`. */
  destroys: boolean;
  /** Where to put the signing secret that this change creates. */
  signingSecret: SecretTarget | null;
  /** `buy` of any number that fits: what fits. */
  search: AvailableNumberFilters | null;
}

/** What to know before applying. */
export type WarningCode =
  | 'unanswered_hours'
  | 'never_opens'
  | 'no_route'
  | 'near_lapse'
  | 'credits_short'
  | 'webhook_disabled'
  | 'secret_unstored'
  | 'kept';

/** One thing to know before applying. */
export interface PlanWarning {
  /** What it is about: `unanswered_hours`, `never_opens`, `no_route`, `near_lapse`, `credits_short`, `webhook_disabled`, `secret_unstored`, `kept`. */
  code: WarningCode;
  /** Path in the config such as `routes.frontDesk`, or what is meant on the account. */
  path: string;
  /** A plain sentence. */
  message: string;
}

/** Ids of what a config names and the account has, by key. */
export interface PlannedObjects {
  /** Connections. */
  connections: { [key: string]: string };
  /** Agents. */
  agents: { [key: string]: string };
  /** Numbers. */
  numbers: { [key: string]: string };
}

/** What {@link plan} found. Plain JSON: it can be saved, shown and applied by another process. */
export interface RoutingPlan {
  /** 1. */
  formatVersion: 1;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** Id of the account that was read. */
  account: string;
  /** Whether what the config does not name is removed. */
  prune: boolean;
  /** What to do, in an order in which it can be done. Empty = the account is as the config says. */
  changes: PlanChange[];
  /** How many things are as the config says. */
  unchanged: number;
  /** What to know first. */
  warnings: PlanWarning[];
  /** What the numbers to buy cost each month, one sum for each currency. */
  monthlyCost: Money[];
  /** What the changes refer to. */
  objects: PlannedObjects;
}

/** How {@link plan} works. */
export interface PlanOptions {
  /** Remove what the config does not name: numbers, agents, webhooks, connections. Default `false`. */
  prune?: boolean | undefined;
  /** Where variables are looked up. Default `process.env`. */
  env?: { readonly [name: string]: string | undefined } | undefined;
  /** The present, epoch ms, for hours and renewals. Default: the runtime's clock. */
  now?: number | undefined;
  /** Warn of numbers that fall due within this many ms. Default 3 days. */
  nearLapseMs?: number | undefined;
  /** Stops reading. */
  signal?: AbortSignal | undefined;
}
