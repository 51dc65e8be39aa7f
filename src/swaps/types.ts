import type { RequestOptions } from '../options.js';

/**
 * For each request of a swap. A `signal` stops a swap before it begins to change anything; one that has begun is
 * finished. A swap makes its own idempotency keys. `maxRetries` defaults to 5 here.
 */
export type SwapRequestOptions = Omit<RequestOptions, 'idempotencyKey'>;

/** Where a number should go. */
export interface SwapParams {
  /** The inbound agent that answers from now on, `ag_…`. */
  toAgentId: string;
  /** Move only if this agent answers now; else `SwapConflictError`, and nothing is changed. */
  fromAgentId?: string | undefined;
  /** Look and say what would be done; change nothing. */
  dryRun?: boolean | undefined;
}

/** How an exchange behaves. */
export interface ExchangeParams {
  /** Look and say what would be done; change nothing. */
  dryRun?: boolean | undefined;
}

/** What became of a swap. */
export interface SwapResult {
  /** The number, `pn_…`. */
  numberId: string;
  /** Whether another agent answers than before; after a dry run, whether one would. */
  changed: boolean;
  /** Whether this was a dry run. */
  dryRun: boolean;
  /** The agent that answered before; `null` = the number had no route. */
  from: string | null;
  /** The agent that answers now. The old one, when the swap was `restored`. */
  to: string;
  /** The rule that routes the number now; `null` after a dry run that would make one. */
  ruleId: string | null;
  /** The rule that routed it before; `null` = the number had no route. */
  previousRuleId: string | null;
  /** How long the number had no route, in ms, by the server's time. */
  unroutedMs: number;
  /** The new agent was refused half-way, and the old one was put back. */
  restored: boolean;
  /** `false` = the server keeps no versions, so that rival writers could not be fenced off. */
  fenced: boolean;
}

/** One swap of many. */
export interface SwapAllItem {
  /** The number to move, `pn_…`. */
  numberId: string;
  /** The inbound agent that answers from now on, `ag_…`. */
  toAgentId: string;
  /** Move only if this agent answers now. */
  fromAgentId?: string | undefined;
}

/** How `swapAll` behaves. */
export interface SwapAllOptions {
  /** How many run at once, 1 to 50. Default 4. */
  concurrency?: number | undefined;
  /** Look and say what would be done; change nothing. */
  dryRun?: boolean | undefined;
  /** Called after each swap; what it throws is ignored. */
  onProgress?: ((progress: SwapProgress) => void) | undefined;
}

/** How far `swapAll` has come. */
export interface SwapProgress {
  /** How many are over, failed ones included. */
  done: number;
  /** How many there are. */
  total: number;
  /** The one that has just ended. */
  outcome: SwapOutcome;
}

/** One swap of many that was carried out. */
export interface SwapSuccess {
  /** The number, `pn_…`. */
  numberId: string;
  /** Where it should go. */
  toAgentId: string;
  /** What was done. */
  result: SwapResult;
  /** Nothing went wrong. */
  error: null;
}

/** One swap of many that failed. */
export interface SwapFailure {
  /** The number, `pn_…`. */
  numberId: string;
  /** Where it should go. */
  toAgentId: string;
  /** There is none. */
  result: null;
  /** Why it failed. */
  error: Error;
}

/** What became of one swap of many: a `result`, or an `error`. */
export type SwapOutcome = SwapSuccess | SwapFailure;

/** Which swaps to finish. */
export interface RecoverSwapsParams {
  /**
   * Only swaps of these numbers, exchanges with both their numbers, which is quicker than looking through all rules.
   * Default: all.
   */
  numberIds?: readonly string[] | undefined;
  /**
   * Finish swaps that were begun at least this many ms ago; younger ones may still be running and are `left`. Default
   * 60,000; use 0 once you know that the process behind them is dead.
   */
  olderThanMs?: number | undefined;
}

/** What became of a swap that was found unfinished. */
export interface SwapRecovery {
  /** The swap, as its journal names it. */
  swapId: string;
  /** The number, `pn_…`. */
  numberId: string;
  /** Where the swap was to take it. */
  toAgentId: string;
  /**
   * `completed`: the new agent answers. `restored`: it was refused, the old one answers. `rival`: someone else has
   * routed the number; left alone. `cleared`: there was nothing left to do. `left`: younger than `olderThanMs`, or
   * taken up by another process; its number may have no route until it is finished. `failed`: see `error`; it can be
   * tried again.
   */
  outcome: 'completed' | 'restored' | 'rival' | 'cleared' | 'left' | 'failed';
  /** The rule that routes the number now, where that is known. */
  ruleId: string | null;
  /** Why it failed. */
  error: Error | null;
}
