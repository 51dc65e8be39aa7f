/** `npm run bench -- schedule`: the targets of the design as ratios, on the same instants in one run. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { duration, measure, random, table } from './measure.mjs';
import { croner, naive, openingHours, temporal } from './peers.mjs';

const entry = fileURLToPath(new URL('../../../src/schedule/index.ts', import.meta.url));
const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
const shared = { entryPoints: [entry], bundle: true, format: 'esm', target: 'es2022', external: ['luxon'] };

mkdirSync(cache, { recursive: true });
await build({ ...shared, outfile: `${cache}schedule.mjs` });
const minified = await build({ ...shared, minify: true, write: false });
const { accepts, compileSchedule, coverage, nextOpening } = await import(`${cache}schedule.mjs`);

const ZONES = Intl.supportedValuesOf('timeZone');
const COUNT = 1 << 15;
const next = random(20260301);
const FIRST = Date.UTC(2015, 0);
const YEARS_20 = 20 * 365.25 * 86_400_000;
const instants = Float64Array.from({ length: COUNT }, () => Math.floor(FIRST + next() * YEARS_20));
// Zone by zone, as programs ask: many instants of one rule, then of the next. The last row shuffles the rules.
const zoneOf = Array.from({ length: COUNT }, (_, i) => Math.floor((i * ZONES.length) / COUNT));
const shuffled = Array.from({ length: COUNT }, () => Math.floor(next() * ZONES.length));

const rules = ZONES.map((timezone) => ({
  schedule: {
    timezone,
    callWindow: { start: '09:00', end: '18:00' },
    activeDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  },
  maxConcurrentCalls: 3,
}));
const compiled = rules.map((rule) => compileSchedule(rule));

const WRAP = COUNT - 1;
const zone = (i) => ZONES[zoneOf[i & WRAP]];
const rule = (i) => rules[zoneOf[i & WRAP]];
const ready = (i) => compiled[zoneOf[i & WRAP]];
const at = (i) => instants[i & WRAP];

// Whoever is fast and wrong does not count.
const wrong = Array.from({ length: COUNT }, (_, i) => {
  const answers = [accepts(rule(i), at(i)), naive.accepts(zone(i), at(i)), temporal.accepts(zone(i), at(i))];
  return new Set(answers).size > 1;
}).filter(Boolean);
if (wrong.length > 0)
  throw new Error(`${wrong.length} of ${COUNT} answers differ from luxon's or Temporal's`);

const results = measure({
  'naive luxon': { times: COUNT, run: (i) => naive.accepts(zone(i), at(i)) },
  'temporal-polyfill': { times: COUNT, run: (i) => temporal.accepts(zone(i), at(i)) },
  'croner match': { times: COUNT / 4, run: (i) => croner.accepts(zone(i), at(i)) },
  'opening_hours getState (no zones)': { times: COUNT, run: (i) => openingHours.accepts(zone(i), at(i)) },
  'cordboard accepts(rule, at)': { times: COUNT * 8, run: (i) => accepts(rule(i), at(i)) },
  'cordboard compiled.accepts(at)': { times: COUNT * 8, run: (i) => ready(i).accepts(at(i)) },
  'cordboard evaluate': { times: COUNT, run: (i) => ready(i).evaluate({ at: at(i) }) },
  'cordboard accepts, another rule at each call': {
    times: COUNT * 8,
    run: (i) => accepts(rules[shuffled[i & WRAP]], at(i)),
  },
});
const openings = measure({
  'luxon day loop': { times: COUNT / 8, run: (i) => naive.nextOpening(zone(i * 8), at(i)) },
  'croner nextRun': { times: COUNT / 8, run: (i) => croner.nextOpening(zone(i * 8), at(i)) },
  'opening_hours getNextChange (no zones)': {
    times: COUNT / 8,
    run: (i) => openingHours.nextOpening(zone(i * 8), at(i)),
  },
  'cordboard nextOpening': { times: COUNT, run: (i) => nextOpening(rule(i), at(i)) },
});

const clock = (quarters) =>
  `${String(Math.floor(quarters / 4) % 24).padStart(2, '0')}:${['00', '15', '30', '45'][quarters % 4]}`;
const thousand = Array.from({ length: 1000 }, () => {
  const start = Math.floor(next() * 96);
  const callWindow = { start: clock(start), end: clock(start + 1 + Math.floor(next() * 90)) };
  const schedule = { timezone: ZONES[Math.floor(next() * ZONES.length)], callWindow };
  return { schedule, maxConcurrentCalls: 1 + Math.floor(next() * 10) };
});
const month = { from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 2, 31) };
const sweep = measure({ coverage: { times: 1, run: () => coverage(thousand, month) } }, 12).get('coverage');

const base = results.get('naive luxon');
const loop = openings.get('luxon day loop');
const ratio = (value) => `${value >= 10 ? value.toFixed(0) : value.toFixed(1)}×`;

console.log(
  `Node ${process.version}, time zone data ${process.versions.tz}, ${ZONES.length} zones, 2015 to 2034\n`,
);
console.log(
  table([
    ['Open at a random instant?', 'each', 'as fast as luxon'],
    ...[...results].map(([name, ns]) => [name, duration(ns), ratio(base / ns)]),
  ]),
);
console.log();
console.log(
  table([
    ['Next opening after it', 'each', 'as fast as the loop'],
    ...[...openings].map(([name, ns]) => [name, duration(ns), ratio(loop / ns)]),
  ]),
);
console.log();

const targets = [
  ['accepts(rule, at), naive luxon', base / results.get('cordboard accepts(rule, at)'), 50],
  ['compiled.accepts(at), naive luxon', base / results.get('cordboard compiled.accepts(at)'), 50],
  ['evaluate, naive luxon', base / results.get('cordboard evaluate'), 5],
  ['nextOpening, luxon day loop', loop / openings.get('cordboard nextOpening'), 20],
];
const size = gzipSync(minified.outputFiles[0].contents).length;
const cost = sweep / base;
const met = (ok) => (ok ? 'met' : 'MISSED');
console.log(
  table([
    ['Target', 'measured', 'wanted', ''],
    ...targets.map(([name, value, wanted]) => [name, ratio(value), `≥ ${wanted}×`, met(value >= wanted)]),
    [
      `coverage of 1,000 rules × 30 days (${duration(sweep)}), naive accepts`,
      ratio(cost),
      '≤ 10000×',
      met(cost <= 10_000),
    ],
    ['own code, minified and gzipped', `${size} B`, '≤ 8192 B', met(size <= 8192)],
  ]),
);
process.exitCode =
  targets.every(([, value, wanted]) => value >= wanted) && cost <= 10_000 && size <= 8192 ? 0 : 1;
