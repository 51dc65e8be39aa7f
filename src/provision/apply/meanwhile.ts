import { isConflictError, isNotFoundError, isSwapConflictError, isVersionMismatchError } from 'cordboard';
import type { PlanChange } from '../plan/types.js';
import { type Assessment, assess } from './assess.js';
import { kinds } from './kinds/index.js';
import type { Live } from './live.js';

/** What a step is refused with when somebody was quicker: the object differs by now, or is gone. */
function isOvertaken(error: unknown): boolean {
  const guards = [isVersionMismatchError, isConflictError, isNotFoundError, isSwapConflictError];
  return guards.some((isOne) => isOne(error));
}

/**
 * What a change comes to that was refused because somebody was quicker: where it was the very same that he did, as
 * another run of the plan does, it stands. Else the refusal is thrown on.
 */
export async function standing(
  live: Live,
  change: PlanChange,
  refusal: unknown,
): Promise<Extract<Assessment, { status: 'already' }>> {
  const reasons = [refusal, refusal instanceof Error && refusal.cause];
  if (!reasons.some(isOvertaken)) throw refusal;
  // Where it cannot be read, there is nothing to say but that it was refused.
  const look = kinds[change.kind].refresh(live, change);
  const now = await look.then(() => assess(live, change)).catch(() => undefined);
  if (now?.status !== 'already') throw refusal;
  return now;
}
