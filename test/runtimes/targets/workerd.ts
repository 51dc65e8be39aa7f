import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { worker } from '../entry.js';
import { write } from '../package-under-test.js';
import { serveBackend } from '../peer.js';
import { type Result, summarize } from '../results.js';
import { INSTALL, installed, type Target } from './target.js';

const binary = installed('@cloudflare/workerd-linux-64/bin/workerd');

/** Bundled as wrangler does, but in chunks, so that what is loaded lazily stays so. */
async function bundle(folder: string, source: string): Promise<string[]> {
  const outdir = join(folder, 'workerd');
  const { outputFiles } = await build({
    entryPoints: { worker: await write(folder, 'workerd-entry.mjs', source) },
    outdir,
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'browser'],
    external: ['node:*'],
    logLevel: 'silent',
  });
  await Promise.all(outputFiles.map(({ path, text }) => write(path, '', text)));
  return outputFiles.map(({ path }) => path.slice(outdir.length + 1));
}

const config = (
  files: string[],
  compatibilityDate: string,
) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["private", "public"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [${files.map((file) => `(name = "${file}", esModule = embed "${file}")`).join(', ')}],
  compatibilityDate = "${compatibilityDate}",
);`;

/** Starts it on a free port, which it tells on a descriptor of its own. */
async function serve(configFile: string) {
  const child = spawn(binary, ['serve', configFile, '--control-fd=3'], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      printed += chunk;
    });
  }
  const control = child.stdio[3];
  const ended = once(child, 'close').then(() => {
    throw new Error(`workerd ended:\n${printed}`);
  });
  ended.catch(() => {});
  let told = '';
  while (control && !/"port":(\d+)/.test(told))
    told += (await Promise.race([once(control, 'data'), ended]))[0];
  return {
    url: `http://127.0.0.1:${/"port":(\d+)/.exec(told)?.[1]}`,
    printed: () => printed,
    [Symbol.dispose]: () => void child.kill('SIGKILL'),
  };
}

/** The runtime of Cloudflare Workers as it was on a day. It takes ES modules, bundled; there is no `require` in it. */
const asOf = (date: string): Target => ({
  name: `workerd as of ${date}, ESM bundled`,
  needs: binary,
  remedy: INSTALL,
  async run(folder) {
    await using backend = await serveBackend();
    const files = await bundle(folder, worker({ url: backend.url, canListen: false }));
    files.sort((a, b) => Number(b === 'worker.js') - Number(a === 'worker.js')); // the first one is run
    using server = await serve(await write(folder, 'workerd/config.capnp', config(files, date)));
    const response = await fetch(server.url);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}\n${server.printed()}`);
    return summarize((await response.json()) as Result[]);
  },
});

/** New Workers, and those of dates that lack `WeakRef` and `FinalizationRegistry`. */
export const workerd = ['2026-11-01', '2022-12-01'].map(asOf);
