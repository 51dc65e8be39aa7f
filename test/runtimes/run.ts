/**
 * `npm run test:runtimes`: one smoke suite against the packed package, everywhere. `-- bun deno` runs what has one
 * of these words in its name. What this machine lacks is told, and is a failure in CI or with `--require-all`.
 */
import { existsSync } from 'node:fs';
import { installPacked } from './package-under-test.js';
import { bundles } from './targets/bundles.js';
import { chromium } from './targets/chromium.js';
import { nodeLike } from './targets/node-like.js';
import type { Target } from './targets/target.js';
import { typescript } from './targets/typescript.js';
import { workerd } from './targets/workerd.js';

const flags = process.argv.slice(2);
const words = flags.filter((flag) => !flag.startsWith('-')).map((word) => word.toLowerCase());
const requireAll = flags.includes('--require-all') || Boolean(process.env['CI']);
const count = { ok: 0, failed: 0, missing: 0 };

async function tryOne(target: Target, folder: string): Promise<void> {
  if (!existsSync(target.needs)) {
    count.missing += 1;
    console.log(
      `MISSING ${target.name}: was not run, for want of ${target.needs || 'it'} (${target.remedy})`,
    );
    return;
  }
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  try {
    console.log(`ok      ${target.name} (${await target.run(folder)}, ${seconds()})`);
    count.ok += 1;
  } catch (error) {
    count.failed += 1;
    console.log(`FAIL    ${target.name} (${seconds()})\n${error instanceof Error ? error.message : error}`);
  }
}

const all = [...nodeLike, ...workerd, ...chromium, ...bundles, ...typescript];
const chosen = all.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.toLowerCase().includes(word)),
);
if (chosen.length === 0) {
  console.error(
    `Nothing is called ${words.join(' or ')}. There are: ${all.map(({ name }) => name).join('; ')}`,
  );
  process.exit(2);
}
const bare = await installPacked();
try {
  for (const target of chosen) await tryOne(target, bare.folder);
} finally {
  await bare.remove();
}
console.log(`${count.ok} ok, ${count.failed} failed, ${count.missing} missing on this machine`);
process.exitCode = count.failed > 0 || (requireAll && count.missing > 0) ? 1 : 0;
