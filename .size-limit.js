import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

/** A built file and everything that it loads at once: its static imports, and theirs. */
function closure(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  for (const [, path] of code.matchAll(/(?:from|import)\s*"(\.{1,2}\/[^"]+)"/g))
    closure(join(dirname(file), path), seen);
  return seen;
}

/** What a user's bundler makes of a program that makes a client: a folder of chunks. */
async function bundled() {
  const outdir = 'node_modules/.cache/size';
  const contents = `export { Cordboard } from './dist/index.js'`;
  const { metafile } = await build({
    stdin: { contents, resolveDir: '.', sourcefile: 'client.js' },
    outdir,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    external: ['luxon'],
    metafile: true,
    tsconfigRaw: {},
    logLevel: 'error',
  });
  const files = Object.keys(metafile.outputs);
  const chunk = (name) => closure(files.find((file) => new RegExp(`/${name}.*\\.js$`).test(file)));
  const eager = chunk('stdin');
  const called = [...eager, ...chunk('engine-')];
  const explained = [...called, ...chunk('explain-')];
  return { eager: [...eager], called: [...new Set(called)], explained: [...new Set(explained)] };
}

const eager = closure('dist/index.js');
const client = await bundled();

/*
 * What is shipped stands on lines of its own, which a bundler takes away; only the first three are what users pay.
 */
export default [
  { name: 'client in a bundle, eager', path: client.eager, limit: '4 KB', gzip: true },
  { name: 'client in a bundle, with a first call', path: client.called, limit: '22.4 KB', gzip: true },
  {
    name: 'client in a bundle, once something does not fit',
    path: client.explained,
    limit: '33 KB',
    gzip: true,
  },
  { name: 'client as it is shipped, eager', path: [...eager], limit: '4.9 KB', gzip: true },
  {
    name: 'client as it is shipped, with a first call',
    path: [...new Set([...eager, ...closure('dist/engine.js')])],
    limit: '24.6 KB',
    gzip: true,
  },
  {
    name: 'schedule, without luxon',
    path: [...closure('dist/schedule/index.js')],
    limit: '9.4 KB',
    gzip: true,
  },
  { name: 'webhooks, eager', path: [...closure('dist/webhooks/index.js')], limit: '4.2 KB', gzip: true },
  { name: 'inbound', path: [...closure('dist/inbound/index.js')], limit: '7.4 KB', gzip: true },
  { name: 'store', path: [...closure('dist/store/index.js')], limit: '1.1 KB', gzip: true },
];
