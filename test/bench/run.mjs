/**
 * `npm run bench` runs every benchmark, `npm run bench -- schedule` one. The packages that they measure against
 * stand in this folder's own package.json and are installed here on first use; Cordboard itself is put beside them
 * as it is built, so that all are imported in the same way.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const all = readdirSync(here).filter((name) => existsSync(`${here}${name}/bench.mjs`));
const asked = process.argv.slice(2);

const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark "${unknown.join('", "')}". There are: ${all.join(', ')}.`);
  process.exit(2);
}

function run(command, args, cwd) {
  // npm is a script on Windows, which only a shell can start.
  const shell = process.platform === 'win32' && command === 'npm';
  return spawnSync(command, args, { cwd, stdio: 'inherit', shell }).status === 0;
}

const installed = `${here}node_modules/.package-lock.json`;
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(`${here}package-lock.json`).mtimeMs) {
  console.log('Installing the packages to measure against, into test/bench/node_modules …');
  if (!run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], here)) {
    console.error(
      '\nThey could not be installed. The first run of the benchmark needs the npm registry: connect,\n' +
        'or set `registry` to a mirror, and run it again. Nothing else in this repository needs them.',
    );
    process.exit(1);
  }
}

if (!existsSync(`${root}dist/index.d.ts`) && !run('npm', ['run', '--silent', 'build'], root)) process.exit(1);
rmSync(`${here}node_modules/cordboard`, { recursive: true, force: true });
for (const part of ['package.json', 'dist']) {
  cpSync(`${root}${part}`, `${here}node_modules/cordboard/${part}`, { recursive: true });
}

let failed = false;
for (const name of asked.length > 0 ? asked : all) {
  console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}\n`);
  failed = !run(process.execPath, ['--expose-gc', `${here}${name}/bench.mjs`], here) || failed;
}
process.exitCode = failed ? 1 : 0;
