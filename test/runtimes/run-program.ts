import { spawn } from 'node:child_process';

/** A program that has not ended after so many ms hangs. */
const PATIENCE_MS = 120_000;

interface Options {
  cwd: string;
  /** Aborted: the program is no longer needed. */
  signal?: AbortSignal;
}

/** Runs a program to its end and answers what it printed. Throws with all its output when it fails or hangs. */
export async function runProgram(
  command: string,
  args: readonly string[],
  { cwd, signal }: Options,
): Promise<string> {
  const limit = AbortSignal.timeout(PATIENCE_MS);
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
    killSignal: 'SIGKILL',
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
  const printed = { out: '', error: '' };
  child.stdout.on('data', (chunk) => {
    printed.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    printed.error += chunk;
  });
  const code = await new Promise<number | string>((resolve) => {
    child.on('error', (error) => resolve(limit.aborted ? 'it did not end by itself' : error.message));
    child.on('close', (status, killedBy) => resolve(status ?? killedBy ?? ''));
  });
  if (code === 0) return printed.out;
  throw new Error(`${command} ${args.join(' ')} failed (${code})\n${printed.error}${printed.out}`);
}
