/** `npm run bench -- types`: what the type-check of a program costs that makes one client. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { table } from '../schedule/measure.mjs';
import { imports } from '../shared/peers.mjs';
import { ratio } from '../shared/rounds.mjs';

const cache = fileURLToPath(new URL('../node_modules/.cache/types/', import.meta.url));
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const SETTINGS =
  '--noEmit --strict --skipLibCheck --target es2022 --module nodenext --moduleResolution nodenext --types node --extendedDiagnostics';

// Cordboard's own consumer also calls and walks, so that its figures are no better than those of real use.
const uses = {
  cordboard: `const client = new Client({ apiKey: 'k' });
const agent = await client.agents.create({ name: 'Reception', type: 'inbound' });
for await (const call of client.calls.iterCalls({ direction: 'inbound' })) console.log(call.id, agent.id);`,
};

function cost(name) {
  mkdirSync(cache, { recursive: true });
  const file = `${cache}consumer.mts`;
  writeFileSync(file, `${imports[name] ?? 'const Client = 1'};\nexport { Client };\n${uses[name] ?? ''}`);
  const { stdout } = spawnSync(process.execPath, [tsc, ...SETTINGS.split(' '), file], { encoding: 'utf8' });
  const figure = (label) => Number(new RegExp(`^${label}:\\s+(\\d+)`, 'm').exec(stdout)?.[1]);
  return { files: figure('Files'), instantiations: figure('Instantiations'), kb: figure('Memory used') };
}

const bare = cost('');
const costs = new Map(Object.keys(imports).map((name) => [name, cost(name)]));
const retell = costs.get('retell-sdk');
const row = (name, { files, instantiations, kb }) => [
  name,
  String(files),
  String(instantiations),
  `${(kb / 1_000).toFixed(0)} MB`,
  ratio(kb / retell.kb),
];
console.log(
  table([
    ['Type-check', 'files', 'instantiations', 'memory', 'of Retell'],
    row('nothing imported', bare),
    ...[...costs].map(([name, figures]) => row(name, figures)),
  ]),
);
console.log("\nTypeScript 5.9, nodenext, skipLibCheck, with Node's types.");
