import { isNotFoundError } from 'cordboard';

/** How things are that are no longer there, where they are not deleted. */
const OVER = new Set(['archived', 'completed', 'released']);

/** The object as it is now, if it is still there. */
export async function look<T extends { status: string }>(
  id: string,
  read: (id: string) => PromiseLike<T>,
): Promise<T | undefined> {
  try {
    const now = await read(id);
    return OVER.has(now.status) ? undefined : now;
  } catch (error) {
    if (isNotFoundError(error)) return undefined;
    throw error;
  }
}

/** Looks at an object once more, and keeps what it finds; one that is yet to be made has no id. */
export async function lookAgain<T extends { status: string }>(
  things: Map<string, T>,
  id: string | null | undefined,
  read: (id: string) => PromiseLike<T>,
): Promise<void> {
  if (!id) return;
  const now = await look(id, read);
  if (now) things.set(id, now);
  else things.delete(id);
}
