/** `npm run bench -- size`: what a bundler makes of a program that makes one client. */
import { fileURLToPath } from 'node:url';
import { table } from '../schedule/measure.mjs';
import { imports } from '../shared/peers.mjs';
import { ratio } from '../shared/rounds.mjs';
import { bundle } from './bundle.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const kilobytes = (bytes) => `${(bytes / 1_000).toFixed(1)} KB`;

const sizes = new Map();
for (const [name, code] of Object.entries(imports)) {
  sizes.set(name, await bundle(`${code};\nexport default Client;`, here));
}
const retell = sizes.get('retell-sdk');
console.log(
  table([
    ['Bundle', 'at once', 'of Retell', 'with a first call', 'of Retell', 'unsplit'],
    ...[...sizes].map(([name, { eager, called, whole }]) => [
      name,
      kilobytes(eager),
      ratio(eager / retell.eager),
      kilobytes(called),
      ratio(called / retell.called),
      kilobytes(whole),
    ]),
  ]),
);
console.log(
  '\nesbuild, minified, each file gzipped. 1 KB is 1,000 bytes. The last column is without code splitting.',
);
