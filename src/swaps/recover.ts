import type { DispatchRule } from '../models/dispatch-rule.js';
import { pooled } from '../pool.js';
import type { Core } from '../transport/call.js';
import { SwapCalls } from './calls.js';
import { journalOf, LEASE_MS } from './journal.js';
import { recoverRule } from './recover-rule.js';
import type { RecoverSwapsParams, SwapRecovery, SwapRequestOptions } from './types.js';

const WIDTH = 4;

/** Finishes swaps that never came to their end; see `numbers.recoverSwaps`. */
export async function recoverSwaps(
  core: Core,
  { numberIds, olderThanMs = LEASE_MS }: RecoverSwapsParams,
  options?: SwapRequestOptions,
): Promise<SwapRecovery[]> {
  const calls = new SwapCalls(core, options);
  const filters = numberIds ? numberIds.map((numberId) => ({ numberId })) : [{}];
  const found = await pooled(filters, WIDTH, async (filter) => {
    const due: DispatchRule[] = [];
    for await (const rule of calls.rules(filter)) {
      const journal = journalOf(rule);
      if (journal && calls.now() >= journal.leaseUntil - LEASE_MS + olderThanMs) due.push(rule);
    }
    return due;
  });
  const recovered = await pooled(found.flat(), WIDTH, async (rule) => {
    if (options?.signal?.aborted) return undefined;
    return recoverRule(calls.begun(), rule);
  });
  return recovered.filter((recovery) => recovery !== undefined);
}
