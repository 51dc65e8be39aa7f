import { NotFoundError, VersionMismatchError } from '../errors.js';
import type { DispatchRule } from '../models/dispatch-rule.js';
import { checkParams } from '../transport/engine.js';
import type { SwapCalls } from './calls.js';
import type { Journal } from './journal.js';
import { JOURNAL, journalOf } from './journal.js';
import { successor } from './successor.js';

/** A rule on which this process has written its journal: until someone writes over it, the move is ours. */
export interface Claim {
  rule: DispatchRule;
  journal: Journal;
  /** The journal of an earlier swap, which this one has written over. */
  replaced?: string | undefined;
}

/** Before a claim: half-way through, a rule that may not be created would leave the number without a route. */
export async function checkRoom(rule: DispatchRule, toAgentId: string): Promise<void> {
  await checkParams('dispatchRules.create', undefined, successor(rule, toAgentId, ''));
  await checkParams('dispatchRules.update', undefined, { metadata: { ...rule.metadata, [JOURNAL]: '' } });
}

/** Writes the journal; `undefined` when the rule has changed or gone since it was read. */
export async function claim(
  calls: SwapCalls,
  rule: DispatchRule,
  journal: Journal,
): Promise<Claim | undefined> {
  try {
    const claimed = await calls.note(rule, { [JOURNAL]: JSON.stringify(journal) });
    const earlier = journalOf(rule);
    const replaced = earlier && earlier.swapId !== journal.swapId ? rule.metadata[JOURNAL] : undefined;
    return { rule: claimed, journal, replaced };
  } catch (error) {
    if (error instanceof VersionMismatchError || error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** Takes the journal off, or leaves this one in its place. If it fails, a recovery finds nothing left to do. */
export async function release(
  calls: SwapCalls,
  { rule }: Pick<Claim, 'rule'>,
  journal: string | null = null,
): Promise<void> {
  await calls.note(rule, { [JOURNAL]: journal }).catch(() => undefined);
}

/**
 * Takes back a claim that has moved nothing. The journal of an earlier swap returns to its place: it may be half an
 * exchange, whose other half has moved.
 */
export function callOff(calls: SwapCalls, claim: Claim): Promise<void> {
  return release(calls, claim, claim.replaced);
}

/** Whether the journal on a rule, as it is now, is still the one that we wrote. */
export function isOurs(rule: DispatchRule, { journal }: Claim): boolean {
  return journalOf(rule)?.claimId === journal.claimId;
}

/** The same key for the same step of the same swap in every process, so that it is one write. */
export function stepKey({ rule, journal }: Claim, step: string, turn: number): string {
  return `swap/${journal.swapId}/${rule.id}/${step}/${turn}`;
}
