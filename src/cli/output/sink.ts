import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { CliFailure } from '../exit.js';
import { write } from './write.js';

/** Where an export goes. */
export interface Sink {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** stdout, or a file: a new one, or one to append to. An earlier export is never overwritten. */
export async function openSink(file: string | undefined, { append }: { append: boolean }): Promise<Sink> {
  if (file === undefined) return { write, close: async () => {} };
  try {
    const handle = await open(file, append ? 'a' : 'wx');
    return { write: (text) => appendWhole(handle, text), close: () => handle.close() };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new CliFailure(`${file} exists. Remove it, choose another, or append to it with --cursor.`);
    throw new CliFailure(`${file} cannot be written (${message}).`);
  }
}

/** All of it or nothing, so that a full disk leaves no half line. */
async function appendWhole(file: FileHandle, text: string): Promise<void> {
  const { size } = await file.stat();
  try {
    await file.appendFile(text);
  } catch (error) {
    await file.truncate(size);
    throw new CliFailure(`Writing failed (${(error as Error).message}).`);
  }
}
