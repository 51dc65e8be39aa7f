import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { BIN } from './command.js';

/** A command that runs until it is stopped. */
export function start(args: readonly string[], env: { [name: string]: string }) {
  const child = spawn(process.execPath, [BIN, ...args], { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (out.stdout += chunk));
  child.stderr.on('data', (chunk) => (out.stderr += chunk));
  const ended = once(child, 'close') as Promise<[code: number | null, signal: string | null]>;
  return { child, out, ended };
}

/** What stands on each line. */
export function linesOf<T>(ndjson: string): T[] {
  const lines = ndjson.split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as T);
}
