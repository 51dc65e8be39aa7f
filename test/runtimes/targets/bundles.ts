import { resolve } from 'node:path';
import { build } from 'esbuild';
import { esm } from '../entry.js';
import { write } from '../package-under-test.js';
import { serveBackend } from '../peer.js';
import { summarizeOutput } from '../results.js';
import { runProgram } from '../run-program.js';
import { INSTALL, installed, type Target } from './target.js';

type Bundle = (folder: string, entry: string, target: 'node' | 'browser') => Promise<string>;

/** ESM in chunks, so that what is loaded lazily stays so; CommonJS in one file, as esbuild has no other. */
const esbuild =
  (format: 'esm' | 'cjs'): Bundle =>
  async (folder, entry, platform) => {
    const outdir = resolve(folder, `esbuild-${platform}-${format}`);
    const end = format === 'esm' ? '.mjs' : '.cjs';
    await build({
      entryPoints: { entry },
      outdir,
      outExtension: { '.js': end },
      bundle: true,
      splitting: format === 'esm',
      minify: true,
      format,
      platform,
      external: platform === 'browser' ? ['node:*'] : [],
      logLevel: 'silent',
    });
    return resolve(outdir, `entry${end}`);
  };

/** Vite as an application would: split for a browser; for Node with every dependency inside. */
export const bundleByVite: Bundle = async (folder, entry, target) => {
  const outDir = resolve(folder, `vite-${target}`);
  const config = {
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      outDir,
      ssr: target === 'node',
      rollupOptions: { input: entry, output: { entryFileNames: 'entry.mjs' } },
    },
  };
  const file = await write(folder, `vite-${target}.config.mjs`, `export default ${JSON.stringify(config)};`);
  await runProgram(process.execPath, [installed('vite/bin/vite.js'), 'build', '--config', file], {
    cwd: folder,
  });
  return resolve(outDir, 'entry.mjs');
};

export const bundleByEsbuild = esbuild('esm');

function onNode(name: string, needs: string, bundle: Bundle): Target {
  return {
    name: `${name}, run on Node`,
    needs,
    remedy: INSTALL,
    async run(folder) {
      await using backend = await serveBackend();
      const source = esm({ url: backend.url, canListen: true });
      const file = await bundle(folder, await write(folder, 'bundle-entry.js', source), 'node');
      return summarizeOutput(await runProgram(process.execPath, [file], { cwd: folder }));
    },
  };
}

/** Nothing of Node in what runs elsewhere: no setting is needed to bundle it. */
const forBrowsersAsItIs: Target = {
  name: 'esbuild bundle for browsers, nothing external',
  needs: process.execPath,
  remedy: INSTALL,
  async run(folder) {
    const names = [
      'cordboard',
      'cordboard/schedule',
      'cordboard/inbound',
      'cordboard/webhooks',
      'cordboard/store',
    ];
    const source = names.map((name) => `export * from '${name}';`).join('\n');
    const entryPoints = [await write(folder, 'browser-entry.js', source)];
    const { warnings } = await build({
      entryPoints,
      bundle: true,
      write: false,
      format: 'esm',
      logLevel: 'silent',
    });
    if (warnings.length > 0) throw new Error(JSON.stringify(warnings));
    return `${names.length} entries`;
  },
};

/** Bundled with all its dependencies, and run. */
export const bundles: Target[] = [
  onNode('esbuild bundle, ESM', process.execPath, bundleByEsbuild),
  onNode('esbuild bundle, CommonJS', process.execPath, esbuild('cjs')),
  onNode('Vite bundle', installed('vite'), bundleByVite),
  forBrowsersAsItIs,
];
