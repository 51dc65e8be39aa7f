import { createInterface } from 'node:readline/promises';
import { CliFailure } from '../exit.js';
import { plain } from '../output/write.js';

/**
 * Asks before anything that spends or destroys. Without a terminal nobody can answer, so `--yes` must
 * have been given.
 */
export async function confirm(
  question: string,
  { yes = false }: { yes?: boolean | undefined },
): Promise<void> {
  if (yes) return;
  const asked = plain(question);
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    throw new CliFailure(`This needs a yes, and there is no terminal to ask at. ${asked} Pass --yes.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C and Ctrl-D close the terminal and leave the question open for ever.
  const gone = new Promise<string>((resolve) => {
    terminal.once('close', () => resolve(''));
  });
  try {
    const answer = await Promise.race([terminal.question(`${asked} [y/N] `), gone]);
    if (!/^y(es)?$/i.test(answer.trim())) throw new CliFailure('Nothing was done.');
  } finally {
    terminal.close();
  }
}
