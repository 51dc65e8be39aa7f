import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** The built emulator as a process of its own; stopped when the test ends. */
export async function startEmulator(): Promise<string> {
  const emulator = spawn(process.execPath, [resolve('dist/cli/main.js'), 'emulator', '--port', '0']);
  onTestFinished(async () => {
    emulator.kill('SIGKILL');
    await once(emulator, 'exit');
  });
  const [printed] = (await once(emulator.stdout, 'data')) as [Buffer];
  return String(/CORDBOARD_BASE_URL=(\S+)/.exec(printed.toString())?.[1]);
}
