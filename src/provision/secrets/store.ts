import { CordboardError } from 'cordboard';
import type { SecretFile } from '../config/references.js';

/** Files are rewritten whole, so two secrets of one process must not do it at once. */
let last: Promise<unknown> = Promise.resolve();

/** The file behind a link, be it there or not: a link to a file that others share stays one. */
async function behind(file: string): Promise<string> {
  const { readlink, realpath, stat } = await import('node:fs/promises');
  const path = await realpath(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (path !== undefined) {
    // To put a file in the place of a device would break it for all.
    if (!(await stat(path)).isFile()) throw new CordboardError(`${file} is not a file.`);
    return path;
  }
  const target = await readlink(file).catch(() => undefined);
  if (target === undefined) return file;
  const { dirname, resolve } = await import('node:path');
  return behind(resolve(dirname(file), target));
}

async function writeLine({ file, name }: SecretFile, secret: string): Promise<void> {
  const { readFile, rename, rm, writeFile } = await import('node:fs/promises');
  const path = await behind(file);
  const old = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = old
    .split('\n')
    .filter((line) => !line.replace(/^\s*(export\s+)?/, '').startsWith(`${name}=`));
  while (lines.at(-1) === '') lines.pop();
  const draft = `${path}.${crypto.randomUUID()}.tmp`;
  try {
    const text = `${[...lines, `${name}=${secret}`].join('\n')}\n`;
    // On the disk before anyone is told: it is shown once.
    await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true });
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Puts `NAME=secret` into a file: one line of it, the others stay. Nobody ever sees half of it. */
export function storeInFile(target: SecretFile, secret: string): Promise<void> {
  const turn = last.then(() => writeLine(target, secret));
  last = turn.catch(() => undefined);
  return turn;
}
