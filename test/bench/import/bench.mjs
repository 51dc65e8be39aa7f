/** `npm run bench -- import`: what a fresh process pays for the import, and for the import and a first call. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { table } from '../schedule/measure.mjs';
import { imports, peers } from '../shared/peers.mjs';
import { lowerQuartile, ratio, rounds } from '../shared/rounds.mjs';

const ROUNDS = 30;
const here = fileURLToPath(new URL('.', import.meta.url));
const other = fileURLToPath(new URL('../node_modules/node22/bin/node', import.meta.url));

/** What any package costs, whatever is in it: the one below which no other can come. */
const EMPTY = 'empty-package';
const folder = new URL(`../node_modules/${EMPTY}/`, import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(
  new URL('package.json', folder),
  `{ "name": "${EMPTY}", "type": "module", "exports": "./index.js" }`,
);
writeFileSync(new URL('index.js', folder), 'export const nothing = undefined;\n');
const packages = Object.fromEntries(
  Object.entries(imports).map(([name, code]) => [name, /from '(.+)'/.exec(code)[1]]),
);
packages[EMPTY] = EMPTY;

/** A fresh process says itself what it spent: what it takes to start one varies by more than some imports cost. */
const spent = (node, file, argument) => () => {
  const args = [`${here}${file}`, argument];
  return Number(execFileSync(node, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
};
const ms = (value) => `${value.toFixed(1)} ms`;

async function compare(node) {
  const measure = (file, entries) => {
    const contestants = entries.map(([name, argument]) => [name, spent(node, file, argument)]);
    return rounds(Object.fromEntries(contestants), ROUNDS, lowerQuartile);
  };
  const cold = await measure('cold.mjs', Object.entries(packages));
  const called = await measure(
    'first-call.mjs',
    Object.keys(peers).map((name) => [name, name]),
  );
  const row = (name) => {
    const [load, call] = [cold.get(name), called.get(name)];
    return [
      name,
      ms(load),
      ratio(load / cold.get('retell-sdk')),
      call === undefined ? '–' : ms(call),
      call === undefined ? '–' : ratio(call / called.get('retell-sdk')),
    ];
  };
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const head = [`Node ${version}`, 'import', 'of Retell', 'and first call', 'of Retell'];
  console.log(`${table([head, ...Object.keys(packages).map(row)])}\n`);
}

await compare(process.execPath);
if (existsSync(other)) await compare(other);
else console.log('Node 22 was not measured: its package is for Linux on x64.');
console.log('Lower quartiles, measured within fresh processes. The first call is answered by a stub.');
