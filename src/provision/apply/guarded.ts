import { CordboardError, isVersionMismatchError } from 'cordboard';
import { same } from '../../equal.js';

/** More would be a fight with another writer. */
const TRIES = 5;

interface Guard<T, R> {
  /** The object as it was last seen. */
  seen: T;
  /** What must not have changed. */
  view: (object: T) => unknown;
  read: () => PromiseLike<T>;
  write: (ifVersion: number) => PromiseLike<R>;
}

/**
 * Writes only to what was seen. Versions also grow by themselves (a renewal, a new route), so a stale version
 * alone is no reason to refuse: the object is read again, and refused if what a config can say of it differs.
 */
export async function guarded<T extends { id: string; version: number }, R>(guard: Guard<T, R>): Promise<R> {
  let seen = guard.seen;
  for (let left = TRIES; ; left -= 1) {
    try {
      return await guard.write(seen.version);
    } catch (error) {
      if (!isVersionMismatchError(error) || left === 0) throw error;
      const fresh = await guard.read();
      if (!same(guard.view(fresh), guard.view(seen))) {
        throw new CordboardError(
          `${seen.id} was changed by someone else meanwhile; it was left alone. Make a new plan.`,
          { cause: error },
        );
      }
      seen = fresh;
    }
  }
}
