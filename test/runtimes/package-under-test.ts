import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './run-program.js';

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

/** A bare folder with nothing but the packed package, its dependencies and the suite. */
export async function installPacked(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'cordboard-runtimes-'));
  const pack = ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(await runProgram('npm', pack, { cwd: process.cwd() }));
  const manifest = { name: 'bare', version: '1.0.0', private: true, type: 'module' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await runProgram('npm', ['install', ...QUIET, '--ignore-scripts', `./${filename}`], { cwd: folder });
  await cp('test/runtimes/smoke', join(folder, 'smoke'), { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A file of that folder, written. */
export async function write(folder: string, name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
  return file;
}
