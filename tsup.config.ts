import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path/posix';
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

/** The client, in one file because every file more costs a fresh process as much as all of its code. */
const client = { index: 'src/index.ts' };
/** What the client loads late, a file each. */
const late = {
  engine: 'src/transport/engine.ts',
  explain: 'src/transport/explain.ts',
  expiring: 'src/resources/expiring.ts',
  follow: 'src/feed/follow.ts',
  swaps: 'src/swaps/index.ts',
  'wait-for-result': 'src/resources/wait-for-result.ts',
};
const schedule = { 'schedule/index': 'src/schedule/index.ts' };
/** There is one of each error class: the client exports them, and what is loaded late takes them from it. */
const errors = resolve('src/errors');

/** Has each file import another by the name under which that is built, so that nothing is there twice. */
function importAsBuilt(name: string): NonNullable<Options['esbuildPlugins']>[number] {
  const outputs = Object.entries({ ...client, ...late, ...schedule });
  const built = new Map(outputs.map(([output, source]) => [resolve(source), output]));
  const builtAs = (source: string) =>
    name !== 'index' && source.startsWith(errors) ? 'index' : built.get(source);
  return {
    name: 'import-as-built',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path, resolveDir, kind }) => {
        const output = builtAs(resolve(resolveDir, path.replace(/\.js$/, '.ts')));
        if (!output || kind === 'entry-point') return undefined;
        return { path: `./${relative(dirname(name), `${output}.js`)}`, external: true };
      });
    },
  };
}

/**
 * Has ky take the runtime for one without these, which it can do: we end requests by a signal of our own and send no
 * streams, so all that it would do with them is to make each call dearer by a quarter.
 */
const withoutAborts: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'without-aborts',
  setup({ initialOptions }) {
    const absent = { 'globalThis.AbortController': 'undefined', 'globalThis.ReadableStream': 'undefined' };
    initialOptions.define = { ...initialOptions.define, ...absent };
  },
};

/**
 * Several builds, so that each file holds what it alone needs. All are ESM; `scripts/after-build.ts` makes the
 * CommonJS of them.
 */
export default defineConfig((flags) => {
  const build = (
    name: string,
    entry: Entry,
    types: Entry | false = entry,
    plugins: NonNullable<Options['esbuildPlugins']> = [],
  ): Options => ({
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
    esbuildPlugins: [recordInputs(name), ...plugins],
  });
  // A file each, with no chunk shared: smaller for those who import one of them.
  const islands = ['inbound', 'webhooks', 'store'].map((name) => ({
    [`${name}/index`]: `src/${name}/index.ts`,
  }));
  return [
    build('client', client, Object.assign({}, client, schedule, ...islands), [importAsBuilt('index')]),
    ...Object.entries({ ...late, ...schedule }).map(([output, source]) =>
      build(output.replace('/', '-'), { [output]: source }, false, [
        importAsBuilt(output),
        ...(output === 'engine' ? [withoutAborts] : []),
      ]),
    ),
    ...islands.map((entry, i) => build(`island-${i}`, entry, false)),
    build('provision', { 'provision/index': 'src/provision/index.ts' }),
    build('testing', {
      'testing/index': 'src/testing/index.ts',
      'testing/msw': 'src/testing/msw.ts',
      'cli/main': 'src/cli/main.ts',
    }),
  ];
});
