/** A module that can be imported and required. */
const both = (...names: string[]) => names.flatMap((name) => [`${name}.js`, `${name}.cjs`]);
/** Declarations for both. */
const types = (...names: string[]) => names.flatMap((name) => [`${name}.d.ts`, `${name}.d.cts`]);

const ENTRIES = [
  'dist/index',
  'dist/schedule/index',
  'dist/inbound/index',
  'dist/webhooks/index',
  'dist/store/index',
  'dist/provision/index',
  'dist/testing/index',
  'dist/testing/msw',
];

/** What is shipped, file by file; `*` stands for the hash of a chunk. */
export const CONTENTS = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'THIRD_PARTY_LICENSES',
  'package.json',
  'dist/routing.schema.json',
  ...both(...ENTRIES),
  ...types(...ENTRIES),
  // Loaded late by the client.
  ...both(
    'dist/engine',
    'dist/explain',
    'dist/expiring',
    'dist/follow',
    'dist/swaps',
    'dist/wait-for-result',
  ),
  // Shared by several of the others, or loaded late by one of them.
  ...both('dist/chunk-*', 'dist/receive-*', 'dist/sign-*', 'dist/verify-*'),
  ...both('dist/node-*', 'dist/node-exchange-*', 'dist/browser-*'),
  ...types('dist/clock-*', 'dist/enums-*', 'dist/event-*', 'dist/store-*', 'dist/types-*', 'dist/verifier-*'),
  // The command, which is ESM alone.
  'dist/cli/main.js',
  'dist/cli/main.d.ts',
  'dist/program-*.js',
  'dist/emulator-*.js',
];
