import type { PlanChange } from '../../plan/types.js';
import type { Live } from '../live.js';

/** What applying has to know of one kind of object. */
export interface Kind<T> {
  /** The object that a change is about, if it is there. */
  find(live: Live, change: PlanChange): T | undefined;
  /** What the fingerprint of a change was made of. */
  content(object: T, change: PlanChange): unknown;
  /** Whether the object is as the change would leave it. */
  fits(live: Live, change: PlanChange, object: T): boolean;
  /** Carries out a change; answers the id of what it left behind. */
  run(live: Live, change: PlanChange, object: T | undefined): Promise<string | null>;
  /** Reads the object of a change once more, and keeps what it finds. */
  refresh(live: Live, change: PlanChange): Promise<void>;
}

/** The object of a change that needs one. */
export function present<T>(object: T | undefined, { id }: PlanChange): T {
  if (object === undefined) throw new Error(`${id}: the object is gone.`);
  return object;
}
