import { resolve } from 'node:path';

/** Somewhere that the package is tried. */
export interface Target {
  name: string;
  /** The file without which it cannot be tried on this machine. */
  needs: string;
  /** What to do when that is not there. */
  remedy: string;
  /** Tries the package that is installed in this folder; answers what was done, or throws with what failed. */
  run(folder: string): Promise<string>;
}

/** Where a package of `test/runtimes/package.json` is, installed or not. */
export const installed = (path: string) => resolve('test/runtimes/node_modules', path);

/** The remedy for all of them. Runtimes come as packages for Linux on x64 only. */
export const INSTALL = 'npm ci --ignore-scripts --prefix test/runtimes, on Linux x64';
