import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const gzipped = (file) => gzipSync(file.contents).length;

function bundled(contents, resolveDir, splitting) {
  return build({
    stdin: { contents, resolveDir, sourcefile: 'consumer.js' },
    bundle: true,
    splitting,
    format: 'esm',
    minify: true,
    target: 'es2022',
    // This repository's own tsconfig maps `cordboard` to the source.
    tsconfigRaw: {},
    platform: 'node',
    external: ['luxon'],
    outdir: '/',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
}

/**
 * The bytes of a bundle, gzipped: what is loaded at once, what is loaded once a first call was made, and all there is
 * when nothing is split.
 */
export async function bundle(contents, resolveDir) {
  const { outputFiles, metafile } = await bundled(contents, resolveDir, true);
  const whole = await bundled(contents, resolveDir, false);
  const bytes = new Map(outputFiles.map((file) => [basename(file.path), gzipped(file)]));
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, out]) => [basename(path), out]));
  const loads = (file, seen = new Set()) => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const { path, kind, external } of outputs.get(file).imports) {
      if (kind === 'import-statement' && !external) loads(basename(path), seen);
    }
    return seen;
  };
  const sum = (files) => [...files].reduce((total, file) => total + bytes.get(file), 0);
  const eager = loads('stdin.js');
  const engine = [...outputs.keys()].find((file) => file.startsWith('engine-'));
  const called = sum(engine ? loads(engine, new Set(eager)) : eager);
  return { eager: sum(eager), called, whole: gzipped(whole.outputFiles[0]) };
}
