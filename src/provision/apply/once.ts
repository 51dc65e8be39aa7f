import type { APIPromise } from 'cordboard';
import { isAPIError } from 'cordboard';
import { fingerprint } from '../account/fingerprint.js';
import type { PlanChange } from '../plan/types.js';
import { look } from './look.js';

/** Kept answers that may be passed over one after the other: each costs a request. */
const TRIES = 5;

/** An object of the account that a change makes. */
interface Made {
  id: string;
  status: string;
}

interface Creation<T extends Made> {
  create: (options: { idempotencyKey?: string }) => APIPromise<T>;
  read: (id: string) => PromiseLike<T>;
  /** What the next plan will know it by. */
  mark: (object: T) => unknown;
  /** Which of several tries of the change, from 0 up. In later ones who asks for something else is refused. */
  attempt?: number;
}

const isReplayed = (headers: Headers): boolean => headers.has('idempotent-replayed');

/**
 * Creates what a change creates: runs that do so at once make one of it, for the same change is the same write, by
 * whichever run of whichever plan. A kept answer does not bind a later run: what was refused then is tried anew, and
 * what was made and is gone, or no longer the config's, is made anew. Runs pass over the same answers in the same
 * order, so that then, too, they make one.
 */
export async function once<T extends Made>(change: PlanChange, creation: Creation<T>): Promise<T> {
  const { create, attempt = 0 } = creation;
  const name = `provision-${await fingerprint(change)}-${attempt}`;
  for (let passed = 0; passed < TRIES; passed += 1) {
    try {
      const { data, response } = await create({ idempotencyKey: `${name}-${passed}` }).withResponse();
      if (!isReplayed(response.headers) || (await isThere(data, creation))) return data;
    } catch (error) {
      if (!isAPIError(error)) throw error;
      // Reused: the value of a variable has changed since.
      const isReused = error.code === 'idempotency_key_reused' && attempt === 0;
      if (!isReplayed(error.headers) && !isReused) throw error;
    }
  }
  return create({});
}

async function isThere<T extends Made>(made: T, { read, mark }: Creation<T>): Promise<boolean> {
  const now = await look(made.id, read);
  return now !== undefined && mark(now) === mark(made);
}
