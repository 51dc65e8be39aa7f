import { open, readFile, rename, rm } from 'node:fs/promises';
import type { BackendSnapshot } from '../snapshot.js';

/** A state file that cannot be used. It is left as it is. */
class StateFileError extends Error {
  constructor(file: string, reason: string, advice: string) {
    super(`The state file ${file} ${reason}. ${advice}`);
    this.name = 'StateFileError';
  }
}

const ADVICE = 'It was left as it is: move it away, or give another --state, to start afresh.';

/** The parsed file, or `undefined` when there is none yet. */
export async function readStateFile(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StateFileError(file, `cannot be read (${(error as Error).message})`, ADVICE);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new StateFileError(file, 'is not readable JSON', ADVICE);
  }
}

/** Says what is wrong with a file that holds JSON and no snapshot. */
export function notASnapshot(file: string, error: unknown): StateFileError {
  return new StateFileError(file, `holds no saved state (${(error as Error).message})`, ADVICE);
}

/**
 * Whole or not at all: written beside the file, flushed to the disk, then renamed over it. For the
 * owner's eyes only, because it holds signing secrets and carrier passwords.
 */
export async function writeStateFile(file: string, snapshot: BackendSnapshot): Promise<void> {
  // A name that nobody can guess and lay a link under, where the folder is shared.
  const draft = `${file}.${crypto.randomUUID()}.tmp`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(snapshot)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw new StateFileError(file, `cannot be written (${(error as Error).message})`, 'Check the folder.');
  }
}
