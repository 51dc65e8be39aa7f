/** `npm run bench -- webhooks`: genuine webhooks verified per second, beside standardwebhooks and stripe. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { Webhook } from 'standardwebhooks';
import Stripe from 'stripe';
import { duration, table } from '../schedule/measure.mjs';

const entry = fileURLToPath(new URL('../../../src/webhooks/index.ts', import.meta.url));
const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
const shared = { bundle: true, format: 'esm', target: 'es2022' };

mkdirSync(cache, { recursive: true });
await build({ ...shared, entryPoints: [entry], outfile: `${cache}webhooks.mjs` });
const only = {
  contents: `export { createWebhookVerifier } from ${JSON.stringify(entry)}`,
  resolveDir: cache,
};
const verifying = await build({ ...shared, stdin: only, minify: true, write: false });
const { createWebhookVerifier, signWebhook, timestamped } = await import(`${cache}webhooks.mjs`);

const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
/** About as long as an event with a call, and one with a long transcript. */
const LENGTHS = [1_200, 60_000];
/** Servers verify many at a time; these contestants have 50 under way. */
const AT_ONCE = ', 50 at once';
const ROUND_MS = 300;
const ROUNDS = 7;

const standard = createWebhookVerifier({ secrets: SECRET });
const scheme = timestamped({ header: 'stripe-signature' });
const theirs = createWebhookVerifier({ secrets: SECRET, scheme });
const reference = new Webhook(SECRET);
const stripe = new Stripe('sk_test_x');

function eventOf(length) {
  const event = { id: 'evt_1', object: 'event', type: 'number.released', createdAt: 'now', apiVersion: '1' };
  return JSON.stringify({ ...event, data: { number: { notes: 'x'.repeat(length) } } });
}

/** Nanoseconds for each, the contestants taking turns, the best round of each. */
async function race(contestants) {
  const best = new Map();
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      const start = process.hrtime.bigint();
      let count = 0;
      while (Number(process.hrtime.bigint() - start) < ROUND_MS * 1e6) {
        if (name.endsWith(AT_ONCE)) await Promise.all(Array.from({ length: 50 }, run));
        else for (let i = 0; i < 50; i++) await run();
        count += 50;
      }
      const each = Number(process.hrtime.bigint() - start) / count;
      if (round > 0) best.set(name, Math.min(best.get(name) ?? Infinity, each));
    }
  }
  return best;
}

for (const length of LENGTHS) {
  const body = eventOf(length);
  const bytes = Buffer.from(body);
  const headers = await signWebhook({ secret: SECRET, body, id: 'evt_1' });
  const stripeHeader = (await signWebhook({ secret: SECRET, body, scheme }))['stripe-signature'];
  const stripeHeaders = { 'stripe-signature': stripeHeader };
  const contestants = {
    'standardwebhooks verify': () => reference.verify(body, headers),
    'cordboard verify': () => standard.verify({ headers, body }),
    'cordboard verify, of bytes': () => standard.verify({ headers, body: bytes }),
    [`cordboard verify${AT_ONCE}`]: () => standard.verify({ headers, body }),
    'cordboard verifySignature, of bytes': () => standard.verifySignature({ headers, body: bytes }),
    'stripe constructEvent (sync, node:crypto)': () =>
      stripe.webhooks.constructEvent(body, stripeHeader, SECRET),
    'stripe constructEventAsync': () => stripe.webhooks.constructEventAsync(body, stripeHeader, SECRET),
    'cordboard verify, timestamped': () => theirs.verify({ headers: stripeHeaders, body }),
  };
  const results = await race(contestants);
  const base = results.get('standardwebhooks verify');
  console.log(`Node ${process.version}, a body of ${(body.length / 1000).toFixed(1)} kB\n`);
  console.log(
    table([
      ['', 'each', 'per second', 'beside standardwebhooks'],
      ...[...results].map(([name, ns]) => [
        name,
        duration(ns),
        Math.round(1e9 / ns).toLocaleString('en'),
        `${(base / ns).toFixed(1)}×`,
      ]),
    ]),
  );
  console.log();
}

const size = gzipSync(verifying.outputFiles[0].contents).length;
console.log(`What verifying costs a bundle: ${size} B minified and gzipped (wanted: 4,096 B or less)`);
