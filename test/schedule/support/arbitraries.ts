import type { Readings, ScheduleFields, ScheduleRule } from 'cordboard/schedule';
import fc from 'fast-check';
import { nextOffsetChange } from './oracle.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const ALIASES = [
  'UTC',
  'Asia/Calcutta',
  'US/Eastern',
  'Asia/Saigon',
  'EST5EDT',
  'Etc/GMT+12',
  'GB',
  'Australia/LHI',
];
export const ZONES = [...Intl.supportedValuesOf('timeZone'), ...ALIASES];

/** Places and times where naive code fails: zone, and an instant within a day or two. */
const TRAPS: [string, string][] = [
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Antarctica/Troll', '2026-03-29T01:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['America/St_Johns', '2010-11-07T02:31:00Z'],
  ['America/St_Johns', '2011-11-06T04:30:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00:00Z'],
  ['Africa/Casablanca', '2026-03-22T02:00:00Z'],
  ['Asia/Gaza', '2040-10-20T00:00:00Z'],
  ['Africa/Freetown', '1939-09-03T00:00:00Z'],
  ['Pacific/Kwajalein', '1993-08-21T12:00:00Z'],
  ['Asia/Pyongyang', '2018-05-04T15:00:00Z'],
  ['America/Juneau', '1867-10-18T15:30:00Z'],
];

const clock = fc
  .tuple(fc.constantFrom(0, 0, 1, 2, 2, 3, 9, 17, 22, 23), fc.constantFrom(0, 0, 0, 15, 30, 45, 59))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 3 });

const days = fc.subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

export const readings: fc.Arbitrary<Readings> = fc.record(
  {
    endDate: fc.constantFrom('inclusive' as const, 'exclusive' as const),
    overnightDay: fc.constantFrom('start-day' as const, 'local-date' as const),
    equalTimes: fc.constantFrom('all-day' as const, 'never' as const),
  },
  { requiredKeys: [] },
);

/** Mostly the years in use, sometimes the far past and future. */
const moment = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2040, 0) }) },
  { weight: 1, arbitrary: fc.integer({ min: Date.UTC(1850, 0), max: Date.UTC(2150, 0) }) },
);
const place = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(fc.constantFrom(...ZONES), moment) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...TRAPS).map(([zone, at]): [string, number] => [zone, Date.parse(at)]),
  },
);

interface Case {
  rule: ScheduleRule & { schedule: ScheduleFields };
  /** An instant near which things happen: an offset change, mostly. */
  near: number;
}

const date = (time: number) => new Date(time).toISOString().slice(0, 10);

/** A rule in some zone, and an instant in the neighbourhood of its dates and of a change of the clocks. */
export const ruleCase: fc.Arbitrary<Case> = place.chain(([timezone, time]) => {
  const change = nextOffsetChange(timezone, time - DAY);
  const near = change !== undefined && change - time < 400 * DAY ? change : time;
  const nearby = fc.integer({ min: -3, max: 3 }).map((n) => date(near + n * DAY));
  return fc.record({
    near: fc.constant(near),
    rule: fc.record({
      schedule: fc.record({
        timezone: fc.constant(timezone),
        startDate: maybe(nearby),
        endDate: maybe(nearby),
        callWindow: maybe(fc.record({ start: maybe(clock), end: maybe(clock) })),
        activeDays: maybe(days),
      }),
      maxConcurrentCalls: fc.integer({ min: 1, max: 10 }),
      status: fc.constantFrom('active', 'active', 'active', 'active', 'active', 'active', 'completed'),
    }),
  }) as fc.Arbitrary<Case>;
});

/** Instants that crowd around `near`, around local midnights and the edges of the window. */
export function crowd(near: number): fc.Arbitrary<number> {
  return fc
    .tuple(
      fc.constantFrom(0, 0, 0, 1, -1, 2, -2, 7).map((n) => n * DAY),
      fc.integer({ min: -48, max: 48 }).map((n) => n * (HOUR / 2)),
      fc.constantFrom(0, 0, 0, -1, 1, -1000, 60_000, 15 * 60_000 - 1),
    )
    .map(([a, b, c]) => near + a + b + c);
}
