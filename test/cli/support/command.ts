import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

/** The command as it is shipped. */
export const BIN = resolve('dist/cli/main.js');

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

export interface Surroundings {
  /** Added to a bare environment: nothing of the machine that tests shows through. */
  env?: { [name: string]: string | undefined };
  cwd?: string;
}

/** Runs one command line as a program and waits for its end. */
export function cordboard(args: readonly string[], { env = {}, cwd }: Surroundings = {}): Promise<Ended> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
  const options = { env: { PATH: process.env['PATH'], ...given }, ...(cwd && { cwd }), maxBuffer: 64 << 20 };
  return new Promise((settle) => {
    const child = execFile(process.execPath, [BIN, ...args], options, (error, stdout, stderr) => {
      settle({ code: Number(error?.code ?? 0), stdout, stderr });
    });
    // No terminal and nothing to read, as in CI.
    child.stdin?.end();
  });
}
