import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { BIN, cordboard } from './command.js';

/** The emulator in a process of its own, stopped when the test ends, and the command pointed at it. */
export async function emulator(...options: string[]) {
  const child = spawn(process.execPath, [BIN, 'emulator', '--port', '0', ...options]);
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await once(child, 'close');
  });
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /CORDBOARD_BASE_URL=(\S+)/.exec(printed.toString())?.[1] ?? '';
  const env = { CORDBOARD_BASE_URL: url, CORDBOARD_API_KEY: 'sk_test' };
  const run = (...args: string[]) => cordboard(args, { env });
  return { env, url, run };
}
