import type { ClaimStore } from 'cordboard/store';
import type { ManualClock } from '../../support/clock.js';

/** What becomes of a question to a store. */
export interface Fate {
  how: 'answered' | 'lost_before' | 'lost_after' | 'failed_before' | 'failed_after';
  /** How long the answer, or the failure, is under way. */
  ms: number;
}

/** A store on a bad line: each question has a fate of its own, in the order that they are asked in. */
export function unsteady(
  clock: ManualClock,
  store: ClaimStore,
  nextFate: () => Fate | undefined,
): ClaimStore {
  const through = async <T>(ask: () => Promise<T>): Promise<T> => {
    const { how, ms } = nextFate() ?? { how: 'answered', ms: 0 };
    const answer = how.endsWith('before') ? undefined : await ask();
    if (how.startsWith('lost')) return new Promise(() => undefined);
    if (ms > 0) await new Promise<void>((resolve) => clock.after(ms, resolve));
    if (how !== 'answered') throw new Error('ECONNRESET');
    return answer as T;
  };
  return {
    claim: (...args) => through(() => store.claim(...args)),
    complete: (...args) => through(() => store.complete(...args)),
    release: (...args) => through(() => store.release(...args)),
  };
}
