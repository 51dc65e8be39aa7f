import type { DispatchRule } from '../models/dispatch-rule.js';
import { pooled } from '../pool.js';
import type { Core } from '../transport/call.js';
import { checkFields } from '../transport/engine.js';
import { SwapCalls } from './calls.js';
import type { Journal } from './journal.js';
import { journalOf, LEASE_MS } from './journal.js';
import { recoverRule } from './recover-rule.js';
import type { RecoverSwapsParams, SwapRecovery, SwapRequestOptions } from './types.js';

const WIDTH = 4;

/** Finishes swaps that never came to their end; see `numbers.recoverSwaps`. */
export async function recoverSwaps(
  core: Core,
  params: RecoverSwapsParams = {},
  options?: SwapRequestOptions,
): Promise<SwapRecovery[]> {
  checkFields('numbers.recoverSwaps', params, { numberIds: 'ids', olderThanMs: 'ms' });
  const { numberIds, olderThanMs = LEASE_MS } = params;
  const calls = new SwapCalls(core, options);
  const filters = numberIds ? numberIds.map((numberId) => ({ numberId })) : [{}];
  const found = await pooled(filters, WIDTH, async (filter) => {
    const unfinished: { rule: DispatchRule; journal: Journal }[] = [];
    for await (const rule of calls.rules(filter)) {
      const journal = journalOf(rule);
      if (journal) unfinished.push({ rule, journal });
    }
    return unfinished;
  });
  const recovered = await pooled(found.flat(), WIDTH, async ({ rule, journal }) => {
    if (options?.signal?.aborted) return undefined;
    if (calls.now() >= journal.leaseUntil - LEASE_MS + olderThanMs) return recoverRule(calls.begun(), rule);
    // Whoever has just begun it may be at work. It is told of, because the number may have no route meanwhile.
    const { swapId, toAgentId } = journal;
    return {
      swapId,
      toAgentId,
      numberId: rule.numberId,
      outcome: 'left',
      ruleId: null,
      error: null,
    } as const;
  });
  return recovered.filter((recovery) => recovery !== undefined);
}
