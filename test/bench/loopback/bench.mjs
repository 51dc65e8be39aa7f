/** `npm run bench -- loopback`: one read, and a walk over 100,000 calls, from a server on this machine. */
import { Cordboard } from 'cordboard';
import ky from 'ky';
import { duration, table } from '../schedule/measure.mjs';
import { peers } from '../shared/peers.mjs';
import { microseconds, ratio, rounds } from '../shared/rounds.mjs';
import { CALLS, startServer } from '../shared/server.mjs';
import { heapAlong, rawWalk } from './walk.mjs';

const SAVE_MS = 2;

const { url, stop } = await startServer();
process.on('exit', stop);
const drifts = new Set();
const client = new Cordboard({ apiKey: 'sk_test', baseUrl: url, onDrift: (drift) => drifts.add(drift.path) });
const address = `${url}/v1/agents/ag_1`;

const reads = {
  'fetch and json()': async () => (await fetch(address)).json(),
  ky: () => ky(address).json(),
};
for (const [name, make] of Object.entries(peers)) reads[name] = await make(url);
const each = await rounds(
  Object.fromEntries(Object.entries(reads).map(([name, call]) => [name, () => microseconds(100, call)])),
  31,
);
const raw = each.get('fetch and json()');
console.log(
  table([
    ['One read over loopback', 'each', 'of fetch'],
    ...[...each].map(([name, us]) => [name, duration(us * 1_000), ratio(us / raw)]),
  ]),
);

async function walk(iterator) {
  let seen = 0;
  for await (const _ of iterator) seen += 1;
  return seen;
}

/** As one who saves each page somewhere: the wait is what prefetching fills. */
async function save(iterator) {
  let seen = 0;
  for await (const _ of iterator) {
    seen += 1;
    if (seen % 200 === 0) await new Promise((done) => setTimeout(done, SAVE_MS));
  }
  return seen;
}

const unchecked = client.withOptions({ validation: 'off' });
const calls = (prefetch, of = client) => of.calls.iterCalls({ limit: 200 }, { prefetch });
const timed = (run) => async () => {
  const start = performance.now();
  const seen = await run();
  if (seen !== CALLS) throw new Error(`${seen} of ${CALLS} calls were seen`);
  return performance.now() - start;
};
const walks = await rounds(
  {
    'fetch, JSON.parse, next page': timed(() => walk(rawWalk(url))),
    'iterCalls, no prefetch': timed(() => walk(calls(false))),
    iterCalls: timed(() => walk(calls(true))),
    'iterCalls, no prefetch, validation off': timed(() => walk(calls(false, unchecked))),
    'iterCalls, validation off': timed(() => walk(calls(true, unchecked))),
  },
  9,
);
const saves = await rounds(
  {
    'fetch, JSON.parse, next page': timed(() => save(rawWalk(url))),
    'iterCalls, no prefetch': timed(() => save(calls(false))),
    iterCalls: timed(() => save(calls(true))),
  },
  9,
);
for (const [what, figures] of [
  [`A walk over ${CALLS.toLocaleString('en')} calls`, walks],
  [`The same, ${SAVE_MS} ms spent on each page`, saves],
]) {
  const base = figures.get('fetch, JSON.parse, next page');
  const rows = [...figures].map(([name, ms]) => [name, duration(ms * 1_000_000), ratio(ms / base)]);
  console.log(`\n${table([[what, 'all', 'of raw paging'], ...rows])}`);
}

const heap = await heapAlong(calls(true), CALLS / 10);
console.log(`\nHeap during iterCalls, in MB at each tenth, after collection: ${heap.join(' ')}`);
if (drifts.size > 0) throw new Error(`The answers here break the contract: ${[...drifts].join(', ')}`);
process.exit();
