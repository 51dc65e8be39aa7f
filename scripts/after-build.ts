/**
 * Finishes what tsup builds: lines, CommonJS beside every ESM file, and the licences of what was inlined.
 *
 * tsup's own split CommonJS goes through a second compiler that breaks some of what we inline, so each ESM
 * file is turned into CommonJS by esbuild instead: the same chunks, lazily loaded, one copy of every class.
 */
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { TransformOptions } from 'esbuild';
import { transform } from 'esbuild';

const DIST = 'dist';

function rename(code: string, from: string, to: string): string {
  return code.replace(new RegExp(`(["'])(\\.{1,2}/[^"']+)\\${from}\\1`, 'g'), `$1$2${to}$1`);
}

/** What is large, most of it other people's code: it stays packed. */
const PACKED = /provision\/|-[A-Z0-9]{8}\.js$/;

/** Late files come by `require`, because Jest, in whose sandbox CommonJS runs, refuses `import()`. */
const COMMON_JS: TransformOptions = {
  format: 'cjs',
  supported: { 'dynamic-import': false },
  minifyIdentifiers: true,
  minifySyntax: true,
};

/**
 * What else there is stands on lines of its own: for an uncaught error Node shows the whole line that it was thrown on,
 * and of one line, all of the code. It comes packed from tsup, because only so are its comments left out.
 */
async function writeBothForms(file: string): Promise<void> {
  const packed = await readFile(file, 'utf8');
  const lines: TransformOptions = PACKED.test(file) ? { minifyWhitespace: true, lineLimit: 600 } : {};
  const options: TransformOptions = { platform: 'node', target: 'node20', ...lines };
  const [esm, cjs] = await Promise.all([
    transform(packed, options),
    transform(packed, { ...options, ...COMMON_JS }),
  ]);
  await writeFile(file, esm.code);
  await writeFile(file.replace(/\.js$/, '.cjs'), rename(cjs.code, '.js', '.cjs'));
}

async function writeCommonJsTypes(file: string): Promise<void> {
  await writeFile(file.replace(/\.d\.ts$/, '.d.cts'), rename(await readFile(file, 'utf8'), '.js', '.cjs'));
}

async function writeLicences(records: string[]): Promise<void> {
  const inputs = await Promise.all(records.map(async (file) => JSON.parse(await readFile(file, 'utf8'))));
  const folders = new Set(
    (inputs.flat() as string[]).flatMap((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const texts = await Promise.all(
    [...folders].sort().map(async (folder) => {
      const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
      const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
      if (!file) throw new Error(`${name} is inlined and ships no licence text`);
      return `${name} ${version} (${license})\n\n${(await readFile(`${folder}/${file}`, 'utf8')).trim()}\n`;
    }),
  );
  const head = 'Cordboard carries private copies of these packages.\n';
  await writeFile('THIRD_PARTY_LICENSES', [head, ...texts].join(`\n${'-'.repeat(78)}\n\n`));
  await Promise.all(records.map((file) => rm(file)));
}

const files = (await readdir(DIST, { recursive: true })).map((file) => `${DIST}/${file}`);
// The command is ESM only; its own chunks need no twin.
const library = files.filter((file) => !/\/(cli|program-|emulator-)/.test(file));
await Promise.all([
  ...library.filter((file) => file.endsWith('.js')).map(writeBothForms),
  ...library.filter((file) => file.endsWith('.d.ts')).map(writeCommonJsTypes),
  copyFile('docs/routing.schema.json', `${DIST}/routing.schema.json`),
  writeLicences(files.filter((file) => file.includes('/inputs-'))),
]);
