import { readdir, readFile, writeFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import { defineConfig } from 'tsup';

/*
 * One ESM build with shared lazy chunks. tsup's own split CommonJS goes through a second compiler that
 * breaks some of what we inline, so each ESM file is turned into CommonJS by esbuild instead: the same
 * chunks, the same lazy loading, one copy of every class.
 */
async function writeCommonJs(dir: string): Promise<void> {
  const files = (await readdir(dir, { recursive: true })).map((file) => `${dir}/${file}`);
  const rename = (code: string, from: string, to: string) =>
    code.replace(new RegExp(`(["'])(\\.{1,2}/[^"']+)\\${from}\\1`, 'g'), `$1$2${to}$1`);
  await Promise.all([
    ...files
      .filter((file) => file.endsWith('.js') && !file.includes('/cli/'))
      .map(async (file) => {
        const { code } = await transform(await readFile(file, 'utf8'), {
          format: 'cjs',
          platform: 'node',
          target: 'node20',
          minify: true,
        });
        await writeFile(file.replace(/\.js$/, '.cjs'), rename(code, '.js', '.cjs'));
      }),
    ...files
      .filter((file) => file.endsWith('.d.ts') && !file.includes('/cli/'))
      .map(async (file) => {
        const types = await readFile(file, 'utf8');
        await writeFile(file.replace(/\.d\.ts$/, '.d.cts'), rename(types, '.js', '.cjs'));
      }),
  ]);
}

export default defineConfig((flags) => ({
  entry: {
    index: 'src/index.ts',
    'testing/index': 'src/testing/index.ts',
    'testing/msw': 'src/testing/msw.ts',
    'cli/main': 'src/cli/main.ts',
  },
  format: ['esm'],
  target: 'node20',
  platform: 'node',
  splitting: true,
  minify: true,
  clean: true,
  dts: flags.dts === false ? false : { compilerOptions: { stripInternal: true } },
  external: ['luxon', 'msw'],
  // Development dependencies become private copies, so that no two packages quarrel over a version.
  noExternal: ['ky', 'zod', 'eventsource-parser', 'hono', 'srvx', 'commander'],
  onSuccess: () => writeCommonJs('dist'),
}));
