/** `npm run bench -- overhead`: what a client adds to a request, the answer being at hand. */
import ky from 'ky';
import { duration, table } from '../schedule/measure.mjs';
import { stubFetch } from '../shared/agent.mjs';
import { peers } from '../shared/peers.mjs';
import { microseconds, ratio, rounds } from '../shared/rounds.mjs';

const ROUNDS = 31;
const CALLS = 200;
const ADDRESS = 'http://api.test/v1/agents/ag_1';

globalThis.fetch = stubFetch();

const calls = {
  'fetch and json()': async () => (await fetch(ADDRESS)).json(),
  'fetch(new Request) and json()': async () => (await fetch(new Request(ADDRESS))).json(),
  'ky, retries and timeout off': () =>
    ky(ADDRESS, { retry: 0, timeout: false, fetch: (request) => globalThis.fetch(request) }).json(),
  'ky, as it comes': () => ky(ADDRESS, { fetch: (request) => globalThis.fetch(request) }).json(),
};
for (const [name, make] of Object.entries(peers)) calls[name] = await make('http://api.test');

const figures = await rounds(
  Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, () => microseconds(CALLS, call)])),
  ROUNDS,
);
const raw = figures.get('fetch and json()');
console.log(
  table([
    ['Request to a stub', 'each', 'of fetch'],
    ...[...figures].map(([name, us]) => [name, duration(us * 1_000), ratio(us / raw)]),
  ]),
);
console.log(
  '\nCordboard validates the answer and keeps retries, both timeouts and drift reports on; the others as they come.',
);
