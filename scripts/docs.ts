/** `npm run docs:build`: the site, from the guides, the doc comments, the contract and the examples. */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keptHere, loadedFromElsewhere } from './docs/elsewhere.js';
import { run } from './docs/run.js';
import { PAGES, stage } from './docs/stage.js';

const SITE = 'docs/dist/site';

const pages = await stage();
await run('node_modules/.bin/typedoc', [], 'docs');
await run('node_modules/.bin/vitepress', ['build'], 'docs');

const api = join(SITE, 'api.html');
const template = ['--inlineBundle', '--template', 'scripts/docs/api.hbs'];
await run(
  'node_modules/.bin/redocly',
  ['build-docs', 'docs/openapi.json', ...template, '--output', api],
  '.',
);
await writeFile(api, keptHere(await readFile(api, 'utf8')));

// The site is to be read without any other host, and to tell nobody that it was.
for (const file of readdirSync(SITE, { recursive: true }).map(String)) {
  if (!/\.(html|css)$/.test(file)) continue;
  const [address] = loadedFromElsewhere(await readFile(join(SITE, file), 'utf8'));
  if (address !== undefined) throw new Error(`${file} would load ${address}.`);
}

console.log(`${SITE}: ${pages} pages and files of ours, and the reference (${PAGES}/reference).`);
