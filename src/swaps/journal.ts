import type { DispatchRule } from '../models/dispatch-rule.js';
import type { Metadata } from '../models/primitives.js';

/** On the old rule while a swap runs. The rule stays readable when it is completed, and so does this. */
export const JOURNAL = 'cordboard.swap';
/** On the new rule: which swap made it. */
export const SWAP_ID = 'cordboard.swapId';
/** On the new rule: which rule it took over from. */
export const PREVIOUS_RULE_ID = 'cordboard.previousRuleId';

/**
 * For so long others keep away from a claimed number: longer than swaps take, short enough to wait for. One that takes
 * longer all the same is not harmed: every step is fenced by the rule's version.
 */
export const LEASE_MS = 60_000;

/** What a swap writes down before it changes anything. */
export interface Journal {
  swapId: string;
  toAgentId: string;
  /** Epoch ms. */
  leaseUntil: number;
  /** New with every claim, so that no two claims look alike. */
  claimId: string;
  /** Of an exchange: the old rule of the other number. */
  peerRuleId?: string;
}

/** The journal on a rule, if there is one that can be read. */
export function journalOf(rule: DispatchRule): Journal | undefined {
  const text = rule.metadata[JOURNAL];
  if (text === undefined) return undefined;
  try {
    const { swapId, toAgentId, leaseUntil, claimId, peerRuleId } = JSON.parse(text) as Partial<Journal>;
    if (!swapId || !toAgentId || !claimId || typeof leaseUntil !== 'number') return undefined;
    return { swapId, toAgentId, leaseUntil, claimId, ...(peerRuleId && { peerRuleId }) };
  } catch {
    return undefined;
  }
}

/** A journal for the next claim of the same swap. */
export function renewed(journal: Omit<Journal, 'leaseUntil' | 'claimId'>, now: number): Journal {
  return { ...journal, leaseUntil: now + LEASE_MS, claimId: crypto.randomUUID() };
}

/** What the new rule inherits: the old one's own keys, without the traces of this and earlier swaps. */
export function inherited(metadata: Metadata): Metadata {
  const { [JOURNAL]: _, [SWAP_ID]: __, [PREVIOUS_RULE_ID]: ___, ...own } = metadata;
  return own;
}
