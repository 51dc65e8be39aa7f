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
const contestants = { ...imports, [EMPTY]: `import '${EMPTY}'` };

function spend(node, args) {
  const start = performance.now();
  execFileSync(node, args, { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
  return performance.now() - start;
}

const evaluate = (node, code) => () => spend(node, ['--input-type=module', '--eval', code]);
const firstCall = (node, name) => () => spend(node, [`${here}first-call.mjs`, name]);
const ms = (value) => `${value.toFixed(1)} ms`;

async function compare(node) {
  const cold = await rounds(
    {
      bare: evaluate(node, ''),
      ...Object.fromEntries(Object.entries(contestants).map(([name, code]) => [name, evaluate(node, code)])),
    },
    ROUNDS,
    lowerQuartile,
  );
  // The same file without a client is what the first calls are net of.
  const called = await rounds(
    {
      bare: firstCall(node, 'none'),
      ...Object.fromEntries(Object.keys(peers).map((name) => [name, firstCall(node, name)])),
    },
    ROUNDS,
    lowerQuartile,
  );
  const net = (figures, name) => (figures.has(name) ? figures.get(name) - figures.get('bare') : undefined);
  const row = (name) => {
    const [load, call] = [net(cold, name), net(called, name)];
    return [
      name,
      ms(load),
      ratio(load / net(cold, 'retell-sdk')),
      call === undefined ? '–' : ms(call),
      call === undefined ? '–' : ratio(call / net(called, 'retell-sdk')),
    ];
  };
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const head = [`Node ${version}`, 'import', 'of Retell', 'and first call', 'of Retell'];
  console.log(`${table([head, ...Object.keys(contestants).map(row)])}\n`);
}

await compare(process.execPath);
if (existsSync(other)) await compare(other);
else console.log('Node 22 was not measured: its package is for Linux on x64.');
console.log(
  'Lower quartiles of fresh processes, net of one that imports nothing. The first call is answered by a stub.',
);
