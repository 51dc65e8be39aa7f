import type { APIPromise } from 'cordboard';
import { isAPIError, isNotFoundError } from 'cordboard';
import type { PlanChange } from '../plan/types.js';
import type { Live } from './live.js';

/** An object of the account that a change makes. */
interface Made {
  id: string;
  status: string;
}

interface Creation<T extends Made> {
  create: (options: { idempotencyKey?: string }) => APIPromise<T>;
  read: (id: string) => PromiseLike<T>;
  /** Which of several tries of the change, from 1 up. Who asks for something else in the same one is refused. */
  attempt?: number;
}

/** How things are that are no longer there, where they are not deleted. */
const OVER = new Set(['archived', 'completed', 'released']);

/** Names a change of a plan to the server: the same plan, the same write. */
const changeKey = ({ planId }: Live, { id }: PlanChange): string => `provision-${planId}-${id}`;

const isReplayed = (headers: Headers): boolean => headers.has('idempotent-replayed');

/**
 * Creates what a change creates: one plan that is applied twice at once makes one of it. A kept answer does not
 * bind a later run: what was refused then is tried anew, and what was made and is gone is made anew.
 */
export async function once<T extends Made>(
  live: Live,
  change: PlanChange,
  { create, read, attempt }: Creation<T>,
): Promise<T> {
  try {
    const idempotencyKey = `${changeKey(live, change)}${attempt ? `-${attempt}` : ''}`;
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

async function isThere<T extends Made>({ id }: T, read: (id: string) => PromiseLike<T>): Promise<boolean> {
  try {
    return !OVER.has((await read(id)).status);
  } catch (error) {
    if (isNotFoundError(error)) return false;
    throw error;
  }
}
