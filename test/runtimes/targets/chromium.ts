import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { page } from '../entry.js';
import { write } from '../package-under-test.js';
import { serveBackend } from '../peer.js';
import { summarize } from '../results.js';
import { runProgram } from '../run-program.js';
import { bundleByEsbuild, bundleByVite } from './bundles.js';
import type { Target } from './target.js';

const candidates = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) =>
  (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)),
);
const binary = process.env['CHROMIUM'] ?? candidates.find(existsSync) ?? 'chromium';

/** As a page without a bundler would: the package's own files, found by an import map. */
async function importMap(folder: string): Promise<string> {
  const root = '/node_modules/cordboard';
  const { exports } = JSON.parse(await readFile(join(folder, root, 'package.json'), 'utf8'));
  const entries = Object.entries<{ import?: { default: string } }>(exports).flatMap(([path, value]) =>
    value.import ? [[`cordboard${path.slice(1)}`, `${root}${value.import.default.slice(1)}`]] : [],
  );
  const luxon = '/node_modules/luxon/build/es6/luxon.mjs';
  const imports = { ...Object.fromEntries(entries), luxon };
  return `<script type="importmap">${JSON.stringify({ imports })}</script>`;
}

const ways = [
  { name: 'no bundler', head: importMap, bundle: async (_: string, entry: string) => entry },
  { name: 'esbuild bundle', head: async () => '', bundle: bundleByEsbuild },
  { name: 'Vite bundle', head: async () => '', bundle: bundleByVite },
];

/** Serves files of the folder, `/` being the page. */
const filesOf = (folder: string, html: () => string) => async (path: string) => {
  if (path === '/') return new Response(html(), { headers: { 'content-type': 'text/html' } });
  if (!/\.m?js$/.test(path)) return undefined;
  const headers = { 'content-type': 'text/javascript' };
  return new Response(await readFile(join(folder, path)), { headers });
};

async function visit(url: string, signal: AbortSignal): Promise<never> {
  const profile = await mkdtemp(join(tmpdir(), 'cordboard-chromium-'));
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'];
  args.push(`--user-data-dir=${profile}`, '--enable-logging=stderr', '--remote-debugging-port=0', url);
  try {
    throw new Error(
      `Chromium ended without a report:\n${await runProgram(binary, args, { cwd: profile, signal })}`,
    );
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Reports a script that could not be loaded, with all that it imports. */
const BROKEN =
  `fetch('/report',{method:'POST',body:'[{"name":"the page","ok":false,"error":"its script was not loaded"}]'})`.replaceAll(
    '"',
    '&quot;',
  );

/** Real pages in a browser. */
export const chromium: Target[] = ways.map(({ name, head, bundle }) => ({
  name: `Chromium, ${name}`,
  needs: binary,
  remedy: "Debian's package chromium, or its path as CHROMIUM",
  async run(folder) {
    let html = '';
    await using server = await serveBackend(filesOf(folder, () => html));
    const entry = await write(folder, 'page-entry.js', page({ url: server.url, canListen: false }));
    const script = relative(folder, await bundle(folder, entry, 'browser'));
    html = `<!doctype html>${await head(folder)}<script type="module" src="/${script}" onerror="${BROKEN}"></script>`;
    const done = new AbortController();
    const visited = visit(server.url, done.signal);
    try {
      return summarize(await Promise.race([server.reported, visited]));
    } finally {
      done.abort();
      await visited.catch(() => {});
    }
  },
}));
