import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Options } from 'tsup';
import { defineConfig } from 'tsup';

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');

/** Leaves word of what went into a bundle, for `scripts/after-build.ts` to collect the licences of it. */
function recordInputs(name: string): NonNullable<Options['esbuildPlugins']>[number] {
  return {
    name: 'record-inputs',
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(({ metafile }) => {
        writeFileSync(`dist/inputs-${name}.json`, JSON.stringify(Object.keys(metafile?.inputs ?? {})));
      });
    },
  };
}

type Entry = { [output: string]: string };

/**
 * Several builds, so that the small eager client shares chunks with its own lazy engine only. All are ESM with
 * lazily loaded chunks; `scripts/after-build.ts` makes the CommonJS of them.
 */
export default defineConfig((flags) => {
  const build = (name: string, entry: Entry, types: Entry | false = entry): Options => ({
    name,
    entry,
    format: ['esm'],
    target: 'node20',
    platform: 'node',
    // Bundlers for browsers and workers tell Node's modules by it; tsup would take it away.
    removeNodeProtocol: false,
    splitting: true,
    minify: true,
    dts: flags.dts === false || !types ? false : { entry: types, compilerOptions: { stripInternal: true } },
    // Provisioning and the command import the library by its public names: one copy, and proof that these suffice.
    external: ['luxon', 'msw', 'cordboard', /^cordboard\//],
    // Development dependencies become private copies, so that no two packages quarrel over a version.
    noExternal: [
      'ky',
      'zod',
      'hono',
      'srvx',
      'commander',
      'eventsource-parser',
      'yaml',
      'cli-table3',
      'csv-stringify',
    ],
    esbuildOptions(options) {
      // Its CommonJS form, loaded lazily from a split chunk, would show a default export and no names.
      options.alias = { yaml: resolve('node_modules/yaml/browser/index.js') };
    },
    esbuildPlugins: [recordInputs(name)],
  });
  const library = { index: 'src/index.ts', 'schedule/index': 'src/schedule/index.ts' };
  // A file each, with no chunk shared: smaller for those who import one of them.
  const islands = ['inbound', 'webhooks', 'store'].map((name) => ({
    [`${name}/index`]: `src/${name}/index.ts`,
  }));
  return [
    build('library', library, Object.assign({}, library, ...islands)),
    ...islands.map((entry, i) => build(`island-${i}`, entry, false)),
    build('provision', { 'provision/index': 'src/provision/index.ts' }),
    build('testing', {
      'testing/index': 'src/testing/index.ts',
      'testing/msw': 'src/testing/msw.ts',
      'cli/main': 'src/cli/main.ts',
    }),
  ];
});
