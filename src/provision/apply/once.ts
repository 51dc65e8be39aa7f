import type { APIPromise, Metadata } from 'cordboard';
import { isAPIError, isNotFoundError } from 'cordboard';
import { fingerprint } from '../account/fingerprint.js';
import { KEY } from '../keys.js';
import type { PlanChange } from '../plan/types.js';

/** An object of the account that a change makes. */
interface Made {
  id: string;
  status: string;
  metadata?: Metadata;
}

interface Creation<T extends Made> {
  create: (options: { idempotencyKey?: string }) => APIPromise<T>;
  read: (id: string) => PromiseLike<T>;
  /** Which of several tries of the change, from 1 up. Who asks for something else in the same one is refused. */
  attempt?: number;
}

/** How things are that are no longer there, where they are not deleted. */
const OVER = new Set(['archived', 'completed', 'released']);

/** Names a change to the server: the same change is the same write, by whichever run of whichever plan. */
async function changeKey(change: PlanChange, attempt: number | undefined): Promise<string> {
  return `provision-${await fingerprint(change)}${attempt ? `-${attempt}` : ''}`;
}

const isReplayed = (headers: Headers): boolean => headers.has('idempotent-replayed');

/**
 * Creates what a change creates: runs that do so at once make one of it. A kept answer does not bind a later run:
 * what was refused then is tried anew, and what was made and is gone, or no longer the config's, is made anew.
 */
export async function once<T extends Made>(
  change: PlanChange,
  { create, read, attempt }: Creation<T>,
): Promise<T> {
  try {
    const idempotencyKey = await changeKey(change, attempt);
    const { data, response } = await create({ idempotencyKey }).withResponse();
    if (!isReplayed(response.headers) || (await isThere(data, read))) return data;
  } catch (error) {
    if (!isAPIError(error)) throw error;
    // Reused: the value of a variable has changed since.
    const isReused = error.code === 'idempotency_key_reused' && !attempt;
    if (!isReplayed(error.headers) && !isReused) throw error;
  }
  return create({});
}

async function isThere<T extends Made>(made: T, read: (id: string) => PromiseLike<T>): Promise<boolean> {
  try {
    const { status, metadata } = await read(made.id);
    return !OVER.has(status) && metadata?.[KEY] === made.metadata?.[KEY];
  } catch (error) {
    if (isNotFoundError(error)) return false;
    throw error;
  }
}
