import type { DispatchRule } from '../models/dispatch-rule.js';
import { pooled } from '../pool.js';
import type { Core } from '../transport/call.js';
import { checkFields } from '../transport/engine.js';
import { SwapCalls } from './calls.js';
import type { Journal } from './journal.js';
import { journalOf, LEASE_MS } from './journal.js';
import { recoverRule } from './recover-rule.js';
import type { RecoverSwapsParams, SwapRecovery, SwapRequestOptions } from './types.js';
import { peerOf } from './under-way.js';

const WIDTH = 4;

interface Unfinished {
  rule: DispatchRule;
  journal: Journal;
}

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
    const unfinished: Unfinished[] = [];
    for await (const rule of calls.rules(filter)) {
      const journal = journalOf(rule);
      if (journal) unfinished.push({ rule, journal });
    }
    return unfinished;
  });
  const unfinished = found.flat();
  // With all rules, both halves of an exchange are among them.
  if (numberIds) unfinished.push(...(await peersOf(calls, unfinished)));
  // Clocks differ: one that is begun in time to come is as young as can be.
  const age = ({ leaseUntil }: Journal) => Math.max(0, calls.now() - (leaseUntil - LEASE_MS));
  const old = unfinished.filter(({ journal }) => age(journal) >= olderThanMs);
  // Both halves of an exchange, though one of them was begun a moment later.
  const due = new Set(old.map(({ journal }) => journal.swapId));
  const begun = calls.begun();
  const known = new Set(unfinished.map(({ rule }) => rule.id));
  const recovered = await pooled(unfinished, WIDTH, async ({ rule, journal }) => {
    if (options?.signal?.aborted) return [];
    if (!due.has(journal.swapId)) return [left(rule, journal)];
    let missed: DispatchRule | undefined;
    const first = await recoverRule(begun, rule, (peer) => {
      // The other half was claimed only after the rules had been read.
      if (!known.has(peer.id) && journalOf(peer)?.swapId === journal.swapId) missed = peer;
    });
    const second = missed && (await recoverRule(begun, missed));
    return [first, second];
  });
  return recovered.flat().filter((recovery) => recovery !== undefined);
}

/** Whoever has just begun it may be at work. It is told of, because the number may have no route meanwhile. */
function left({ numberId }: DispatchRule, { swapId, toAgentId }: Journal): SwapRecovery {
  return { swapId, toAgentId, numberId, outcome: 'left', ruleId: null, error: null };
}

/** The other halves of exchanges: to finish one alone would leave both numbers with one agent. */
async function peersOf(calls: SwapCalls, halves: readonly Unfinished[]): Promise<Unfinished[]> {
  const peers = await pooled(halves, WIDTH, async ({ journal: known }) => {
    if (halves.some(({ rule }) => rule.id === known.peerRuleId)) return [];
    const rule = await peerOf(calls, known);
    const journal = rule && journalOf(rule);
    return rule && journal?.swapId === known.swapId ? [{ rule, journal }] : [];
  });
  return peers.flat();
}
