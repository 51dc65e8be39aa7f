import type { SecretFile } from '../config/references.js';

/** Files are rewritten whole, so two secrets of one process must not do it at once. */
let last: Promise<unknown> = Promise.resolve();

async function writeLine({ file, name }: SecretFile, secret: string): Promise<void> {
  const { readFile, rename, rm, writeFile } = await import('node:fs/promises');
  const old = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = old
    .split('\n')
    .filter((line) => !line.replace(/^\s*(export\s+)?/, '').startsWith(`${name}=`));
  while (lines.at(-1) === '') lines.pop();
  const draft = `${file}.${crypto.randomUUID()}.tmp`;
  try {
    await writeFile(draft, `${[...lines, `${name}=${secret}`].join('\n')}\n`, { mode: 0o600, flag: 'wx' });
    await rename(draft, file);
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
