/**
 * Runs a benchmark by name: `npm run bench -- schedule`. The packages that it is measured against stand in this
 * folder's own package.json and are installed here on first use.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const name = process.argv[2] ?? '';
const file = new URL(`./${name}/bench.mjs`, import.meta.url);

if (!/^[a-z]+$/.test(name) || !existsSync(file)) {
  console.error('Usage: npm run bench -- <name>, where test/bench/<name>/bench.mjs exists.');
  process.exit(2);
}

if (!existsSync(`${here}node_modules/.package-lock.json`)) {
  console.log('Installing the packages to measure against, into test/bench/node_modules …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(npm, args, {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(
      '\nThey could not be installed. The first run of the benchmark needs the npm registry: connect,',
    );
    console.error(
      'or set `registry` to a mirror, and run it again. Nothing else in this repository needs them.',
    );
    process.exit(1);
  }
}

await import(file.href);
