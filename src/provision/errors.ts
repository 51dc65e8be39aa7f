import { CordboardError } from 'cordboard';
import type { AppliedChange } from './apply/types.js';
import type { PlanChange } from './plan/types.js';

/** One thing wrong with a config. */
export interface RoutingIssue {
  /** Where, such as `routes.frontDesk.agent`. */
  path: string;
  /** What is allowed there, or what to do. */
  message: string;
  /** What was given, shortened; secrets read `[redacted]`. */
  given: string | null;
}

function sentence({ path, message, given }: RoutingIssue): string {
  return `${path} ${message}${given === null ? '' : ` (given ${given})`}`;
}

/** As many as anyone reads; the rest is in the error's own list. */
function listed(sentences: readonly string[]): string {
  const few = sentences.slice(0, 10).join('; ');
  return sentences.length > 10 ? `${few}; and ${sentences.length - 10} more` : few;
}

/**
 * A config cannot be read, or cannot be planned for this account. Nothing was changed.
 *
 * @example
 * ```ts
 * await parseRouting('agents: { reception: { type: inbuond, name: Reception } }').catch((error) => {
 *   if (!(error instanceof RoutingConfigError)) throw error;
 *   for (const { path, message } of error.issues) console.log(path, message);
 *   // agents.reception.type must be one of "inbound", "outbound"
 * });
 * ```
 */
export class RoutingConfigError extends CordboardError {
  /** @internal */
  static override get name(): string {
    return 'RoutingConfigError';
  }
  /** What is wrong, one entry for each place. */
  readonly issues: readonly RoutingIssue[];
  /** @internal */
  constructor(issues: readonly RoutingIssue[]) {
    super(listed(issues.map(sentence)));
    this.issues = issues;
  }
}

/**
 * Environment variables that the config names are not set. Nothing was sent.
 *
 * @example
 * ```ts
 * const signingSecret = { file: '.env', name: 'EVENTS_SIGNING_SECRET' };
 * const webhooks = { events: { url: { env: 'EVENTS_URL' }, signingSecret } };
 * await plan(client, { webhooks }, { env: {} }).catch((error) => {
 *   if (error instanceof MissingVariablesError) console.log(error.names); // [ 'EVENTS_URL' ]
 * });
 * ```
 */
export class MissingVariablesError extends CordboardError {
  /** @internal */
  static override get name(): string {
    return 'MissingVariablesError';
  }
  /** Names of the variables. */
  readonly names: readonly string[];
  /** @internal */
  constructor(names: readonly string[]) {
    super(
      `Set ${names.length === 1 ? 'this variable' : 'these variables'}, which the config names: ${names.join(', ')}`,
    );
    this.names = names;
  }
}

/**
 * A plan buys or removes something, and `allowSpend` or `allowDestroy` was not given. Nothing was changed.
 *
 * @example
 * ```ts
 * const planned = await plan(client, routing, { prune: true });
 * await apply(client, planned).catch((error) => {
 *   if (!(error instanceof ApprovalRequiredError)) throw error;
 *   for (const { action, kind, name } of error.destroys) console.error(`It would ${action} ${kind} ${name}.`);
 * });
 * ```
 */
export class ApprovalRequiredError extends CordboardError {
  /** @internal */
  static override get name(): string {
    return 'ApprovalRequiredError';
  }
  /** Changes that need `allowSpend`. */
  readonly spends: readonly PlanChange[];
  /** Changes that need `allowDestroy`. */
  readonly destroys: readonly PlanChange[];
  /** @internal */
  constructor(message: string, spends: readonly PlanChange[], destroys: readonly PlanChange[]) {
    super(message);
    this.spends = spends;
    this.destroys = destroys;
  }
}

/** One object that is no longer as the plan saw it. */
export interface StaleChange {
  /** The planned change. */
  change: PlanChange;
  /** What happened to it. */
  reason: string;
}

/**
 * The account has changed since the plan was made. Nothing was changed; plan again.
 *
 * @example
 * ```ts
 * const planned = await plan(client, routing);
 * await apply(client, planned).catch(async (error) => {
 *   if (!(error instanceof PlanStaleError)) throw error;
 *   const fresh = await plan(client, routing); // what was approved is out of date: have it approved again
 *   console.error(renderPlan(fresh, 'text'));
 * });
 * ```
 */
export class PlanStaleError extends CordboardError {
  /** @internal */
  static override get name(): string {
    return 'PlanStaleError';
  }
  /** What changed. */
  readonly stale: readonly StaleChange[];
  /** @internal */
  constructor(stale: readonly StaleChange[]) {
    const what = listed(stale.map(({ change, reason }) => `${change.id} (${change.name}) ${reason}`));
    super(`The account is not as the plan saw it: ${what}. Nothing was changed; make a new plan.`);
    this.stale = stale;
  }
}

/** A change that could not be carried out. */
export interface FailedChange {
  /** The change. */
  change: PlanChange;
  /** Why. */
  error: Error;
}

/**
 * An apply stopped in the middle: a change failed, or the signal fired. Running it again is safe: what is done is taken
 * as done. `cause` is the first failure, or the signal's reason.
 *
 * @example
 * ```ts
 * const planned = await plan(client, routing);
 * await apply(client, planned).catch((error) => {
 *   if (!(error instanceof ApplyError)) throw error;
 *   for (const { change, error: why } of error.failed) console.error(`${change.id}: ${why.message}`);
 *   return apply(client, planned);
 * });
 * ```
 */
export class ApplyError extends CordboardError {
  /** @internal */
  static override get name(): string {
    return 'ApplyError';
  }
  /** What is done. */
  readonly done: readonly AppliedChange[];
  /** What failed; empty after an abort. */
  readonly failed: readonly FailedChange[];
  /** What was not begun. */
  readonly remaining: readonly PlanChange[];
  /** @internal */
  constructor(
    message: string,
    parts: {
      done: readonly AppliedChange[];
      failed: readonly FailedChange[];
      remaining: readonly PlanChange[];
    },
    cause: unknown,
  ) {
    super(message, { cause });
    this.done = parts.done;
    this.failed = parts.failed;
    this.remaining = parts.remaining;
  }
}
