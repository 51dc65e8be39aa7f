import { CordboardError } from 'cordboard';
import { brand, guard } from '../brand.js';
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

/** A config cannot be read, or cannot be planned for this account. Nothing was changed. */
export class RoutingConfigError extends CordboardError {
  /** What is wrong, one entry for each place. */
  readonly issues: readonly RoutingIssue[];
  /** @internal */
  constructor(issues: readonly RoutingIssue[]) {
    super(listed(issues.map(sentence)));
    this.issues = issues;
  }
}

/** Environment variables that the config names are not set. Nothing was sent. */
export class MissingVariablesError extends CordboardError {
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

/** A plan buys or takes away, and `allowSpend` or `allowDestroy` was not given. Nothing was changed. */
export class ApprovalRequiredError extends CordboardError {
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

/** The account has changed since the plan was made. Nothing was changed; plan again. */
export class PlanStaleError extends CordboardError {
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

/** An apply stopped in the middle. Running it again is safe: what is done is taken as done. */
export class ApplyError extends CordboardError {
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

brand({
  RoutingConfigError,
  MissingVariablesError,
  ApprovalRequiredError,
  PlanStaleError,
  ApplyError,
});

/** Whether it is a config that cannot be read or planned, from any copy of the package. */
export const isRoutingConfigError = guard(RoutingConfigError);
/** Whether it is variables that are not set, from any copy of the package. */
export const isMissingVariablesError = guard(MissingVariablesError);
/** Whether it is a missing `allowSpend` or `allowDestroy`, from any copy of the package. */
export const isApprovalRequiredError = guard(ApprovalRequiredError);
/** Whether it is an account that changed since the plan, from any copy of the package. */
export const isPlanStaleError = guard(PlanStaleError);
/** Whether it is an apply that stopped in the middle, from any copy of the package. */
export const isApplyError = guard(ApplyError);
