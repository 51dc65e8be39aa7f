import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The public entry points, from the source or from the build. */
function aliases(root: 'src' | 'dist') {
  const end = root === 'src' ? 'ts' : 'js';
  const entries = {
    'cordboard/testing/msw': 'testing/msw',
    'cordboard/testing': 'testing/index',
    'cordboard/schedule': 'schedule/index',
    'cordboard/inbound': 'inbound/index',
    'cordboard/webhooks': 'webhooks/index',
    'cordboard/store': 'store/index',
    'cordboard/provision': 'provision/index',
    cordboard: 'index',
  };
  return Object.entries(entries).map(([name, file]) => ({
    find: new RegExp(`^${name}$`),
    replacement: at(`./${root}/${file}.${end}`),
  }));
}

/** These look at the built package from outside. */
const aboutThePackage = [
  'test/package/**/*.test.ts',
  'test/examples/**/*.test.ts',
  'test/cli/**/*.test.ts',
  'test/**/*.package.test.ts',
];

/** These try thousands of inputs on what the build only makes smaller: once, on the source, is enough. */
const searching = [
  'test/conformance/conformance.test.ts',
  'test/client/drift.test.ts',
  'test/feed/cuts.test.ts',
  'test/provision/interruptions.test.ts',
  'test/provision/properties.test.ts',
  'test/provision/scale.test.ts',
  'test/schedule/coverage.test.ts',
  'test/schedule/intervals.test.ts',
  'test/schedule/oracle.test.ts',
  'test/swaps/faults.test.ts',
  'test/swaps/histories.test.ts',
  'test/swaps/recovery.test.ts',
  'test/testing/invariants.test.ts',
];

/*
 * Tests name the package as a user does (`cordboard`, `cordboard/testing`), so that the same files run
 * against the source and against the build. `*.internal.test.ts` look inside and run on the source alone.
 */
// Generous, because a slow machine is no failure; nothing here waits for the clock on the wall.
const patient = { testTimeout: 60_000, expect: { poll: { timeout: 20_000 } } };

/** What a reader of the guides runs is the build. */
const asReadersDo = ['test/docs/run.test.ts'];

/*
 * The library is loaded once for each worker, not once for each file, which takes a fifth of the time. So a test leaves
 * nothing behind: servers are closed, globals put back, and files pass in any order (`--sequence.shuffle.files`).
 */
const together = { ...patient, isolate: false };

export default defineConfig({
  test: {
    // By itself vitest leaves one core idle, which on two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias: aliases('src') },
        test: {
          ...together,
          name: 'source',
          include: ['test/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...aboutThePackage, ...asReadersDo],
        },
      },
      {
        resolve: { alias: aliases('dist') },
        test: {
          ...together,
          name: 'dist',
          include: ['test/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'test/**/*.internal.test.ts', ...aboutThePackage, ...searching],
        },
      },
      { test: { ...patient, name: 'package', include: aboutThePackage } },
    ],
  },
});
