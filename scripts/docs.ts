/** `npm run docs:build`: the site, from the guides, the doc comments, the contract and the examples. */
import { readFile, writeFile } from 'node:fs/promises';
import { run } from './docs/run.js';
import { PAGES, stage } from './docs/stage.js';

const pages = await stage();
await run('node_modules/.bin/typedoc', [], 'docs');
await run('node_modules/.bin/vitepress', ['build'], 'docs');

const api = 'docs/dist/site/api.html';
// All in the page: it is to be read without any other host, and to tell nobody that it was.
await run(
  'node_modules/.bin/redocly',
  ['build-docs', 'docs/openapi.json', '--inlineBundle', '--output', api],
  '.',
);
// A way back: the page is made by another program, and knows nothing of the site.
const html = await readFile(api, 'utf8');
const back = '<a href="./" style="display:block;padding:8px 20px;font:14px sans-serif">← Cordboard</a>';
await writeFile(
  api,
  html.replace(/<body[^>]*>/, (body) => `${body}${back}`),
);

console.log(`docs/dist/site: ${pages} pages and files of ours, and the reference (${PAGES}/reference).`);
