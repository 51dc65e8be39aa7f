import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { BIN } from './command.js';

export interface Seen {
  code: number;
  /** stdout and stderr together, as a person sees them, colours and all. */
  screen: string;
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** Runs one command line on a terminal of its own, and types each answer when its question shows. */
export async function onTerminal(
  args: readonly string[],
  env: { [name: string]: string },
  answers: { [question: string]: string } = {},
): Promise<Seen> {
  const words = [process.execPath, BIN, ...args];
  // `script` makes the terminal; its two families want their arguments in different places.
  const given =
    process.platform === 'darwin'
      ? ['-q', '/dev/null', ...words]
      : ['-qec', words.map(quoted).join(' '), '/dev/null'];
  const child = spawn('script', given, {
    env: { PATH: process.env['PATH'], TERM: 'xterm-256color', ...env },
  });
  let screen = '';
  const open = new Map(Object.entries(answers));
  child.stdout.on('data', (chunk) => {
    screen += chunk;
    for (const [question, answer] of open) {
      if (!screen.includes(question)) continue;
      open.delete(question);
      child.stdin.write(answer);
    }
  });
  const [code] = await once(child, 'close');
  return { code, screen };
}
