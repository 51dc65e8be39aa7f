import {
  accepts,
  compileSchedule,
  evaluate,
  nextClosing,
  nextOpening,
  openIntervals,
} from 'cordboard/schedule';
import { describe, expect, test } from 'vitest';

const rule = (timezone: string, start?: string, end?: string, more = {}) => ({
  schedule: { timezone, callWindow: { start, end }, ...more },
});

/** Open stretches of a day or two, in the local time of the zone. */
function open(of: ReturnType<typeof rule>, from: string, to: string) {
  const intervals = openIntervals(of, { from, to });
  return intervals.map(
    (i) => `${i.start?.toFormat("MM-dd'T'HH:mmZZ")} ${i.end?.toFormat("MM-dd'T'HH:mmZZ")}`,
  );
}

describe('clocks skip (New York, 2026-03-08, 02:00 → 03:00)', () => {
  const day = ['2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'] as const;

  test('a start inside the gap opens right after it', () => {
    expect(open(rule('America/New_York', '02:30', '05:00'), ...day)).toEqual([
      '03-08T03:00-04:00 03-08T05:00-04:00',
    ]);
  });
  test('an end inside the gap closes where the gap begins', () => {
    expect(open(rule('America/New_York', '01:00', '02:30'), ...day)).toEqual([
      '03-08T01:00-05:00 03-08T03:00-04:00',
    ]);
  });
  test('a window wholly inside the gap does not happen', () => {
    const gone = rule('America/New_York', '02:15', '02:45');
    expect(open(gone, ...day)).toEqual([]);
    expect(nextOpening(gone, '2026-03-08T05:00:00Z')?.toISO()).toBe('2026-03-09T02:15:00.000-04:00');
  });
  test('the next opening of a Sunday window inside the gap is a week later', () => {
    const sundays = rule('America/New_York', '02:15', '02:45', { activeDays: ['sun'] });
    expect(nextOpening(sundays, '2026-03-07T05:00:00Z')?.toISO()).toBe('2026-03-15T02:15:00.000-04:00');
  });
});

describe('clocks repeat (New York, 2026-11-01, 02:00 → 01:00)', () => {
  const day = ['2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'] as const;

  test('both passes of a window count', () => {
    expect(open(rule('America/New_York', '01:15', '01:45'), ...day)).toEqual([
      '11-01T01:15-04:00 11-01T01:45-04:00',
      '11-01T01:15-05:00 11-01T01:45-05:00',
    ]);
  });
  test('a window that ends in the repeated hour opens a second time where it begins again', () => {
    expect(open(rule('America/New_York', '00:00', '01:30'), ...day)).toEqual([
      '11-01T00:00-04:00 11-01T01:30-04:00',
      '11-01T01:00-05:00 11-01T01:30-05:00',
    ]);
  });
  test('a day of 25 hours is one interval', () => {
    const [whole] = openIntervals(rule('America/New_York'), { from: day[0], to: day[1] });
    expect(whole?.length('hours')).toBe(25);
  });
});

describe('traps', () => {
  test('Lord Howe moves by thirty minutes', () => {
    // 2026-04-05 02:00 +11 → 01:30 +10:30
    const early = rule('Australia/Lord_Howe', '01:30', '01:45');
    expect(open(early, '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z')).toEqual([
      '04-05T01:30+11:00 04-05T01:45+11:00',
      '04-05T01:30+10:30 04-05T01:45+10:30',
    ]);
    // 2026-10-04 02:00 +10:30 → 02:30 +11
    const skipped = rule('Australia/Lord_Howe', '02:10', '02:40');
    expect(open(skipped, '2026-10-03T13:30:00Z', '2026-10-04T13:00:00Z')).toEqual([
      '10-04T02:30+11:00 10-04T02:40+11:00',
    ]);
  });

  test('Troll moves by two hours', () => {
    // 2026-03-29 01:00 +00 → 03:00 +02
    const gone = rule('Antarctica/Troll', '01:30', '02:30');
    expect(open(gone, '2026-03-29T00:00:00Z', '2026-03-29T22:00:00Z')).toEqual([]);
    // 2026-10-25 03:00 +02 → 01:00 +00
    expect(open(gone, '2026-10-24T22:00:00Z', '2026-10-26T00:00:00Z')).toEqual([
      '10-25T01:30+02:00 10-25T02:30+02:00',
      '10-25T01:30+00:00 10-25T02:30+00:00',
    ]);
  });

  test('Apia had no 2011-12-30', () => {
    const fridays = rule('Pacific/Apia', undefined, undefined, { activeDays: ['fri'] });
    const week = { from: '2011-12-29T00:00:00-10:00', to: '2012-01-04T00:00:00+14:00' };
    expect(openIntervals(fridays, week)).toEqual([]);
    expect(nextOpening(fridays, week.from)?.toISO()).toBe('2012-01-06T00:00:00.000+14:00');
    // The tail at the start of the 31st belongs to the calendar date before, skipped or not.
    const night = rule('Pacific/Apia', '22:00', '06:00', { activeDays: ['fri'] });
    expect(evaluate(night, { at: '2011-12-31T02:00:00+14:00' })).toMatchObject({
      accepted: true,
      serviceDate: '2011-12-30',
    });
    const lastDay = rule('Pacific/Apia', undefined, undefined, { endDate: '2011-12-30' });
    expect(nextClosing(lastDay, week.from)?.toISO()).toBe('2011-12-31T00:00:00.000+14:00');
  });

  test('the date ran backwards in St John’s, until 2010', () => {
    // At 00:01 on 7 November 2010 the clocks went back to 23:01 on the 6th.
    const saturdays = rule('America/St_Johns', undefined, undefined, { activeDays: ['sat'] });
    expect(open(saturdays, '2010-11-06T00:00:00Z', '2010-11-08T00:00:00Z')).toEqual([
      '11-06T00:00-02:30 11-07T00:00-02:30',
      '11-06T23:01-03:30 11-07T00:00-03:30',
    ]);
    const ended = rule('America/St_Johns', undefined, undefined, { endDate: '2010-11-06' });
    const opensAgain = nextOpening(ended, '2010-11-07T00:00:30-02:30');
    expect(opensAgain?.toISO()).toBe('2010-11-06T23:01:00.000-03:30');
    expect(nextOpening(ended, '2010-11-07T00:00:00-03:30')).toBeNull();
  });

  test('the time zone data put St John’s change of 2011-11-06 at 02:00', () => {
    const night = rule('America/St_Johns', '01:00', '02:00');
    expect(open(night, '2011-11-06T00:00:00Z', '2011-11-07T00:00:00Z')).toEqual([
      '11-06T01:00-02:30 11-06T02:00-03:30',
    ]);
  });

  test('São Paulo’s days without a midnight begin at 01:00', () => {
    const daily = rule('America/Sao_Paulo', '00:00', '08:00');
    expect(open(daily, '2018-11-04T00:00:00Z', '2018-11-04T20:00:00Z')).toEqual([
      '11-04T01:00-02:00 11-04T08:00-02:00',
    ]);
  });

  test('Casablanca leaves summer time for Ramadan', () => {
    const office = compileSchedule(rule('Africa/Casablanca', '09:00', '17:00'));
    expect(office.nextOpening('2026-02-14T20:00:00Z')?.toISO()).toBe('2026-02-15T09:00:00.000+00:00');
    expect(office.nextOpening('2026-03-21T20:00:00Z')?.toISO()).toBe('2026-03-22T09:00:00.000+01:00');
    const inRamadan = '2026-03-01T08:30:00Z';
    expect([inRamadan, '2026-04-01T08:30:00Z'].map((at) => office.accepts(at))).toEqual([false, true]);
  });

  test('changes a week apart are both seen (Gaza, October 2040)', () => {
    const night = rule('Asia/Gaza', '03:00', '04:00');
    const opens = openIntervals(night, { from: '2040-10-18T00:00:00Z', to: '2040-10-30T00:00:00Z' });
    const offsets = opens.map((interval) => interval.start?.offset);
    expect(new Set(offsets)).toEqual(new Set([120, 180]));
    expect(accepts(night, '2040-10-24T00:30:00Z')).toBe(true);
  });
});
