import {
  accepts,
  evaluate,
  isScheduleError,
  nextClosing,
  nextOpening,
  type ScheduleFields,
} from 'cordboard/schedule';
import { describe, expect, test } from 'vitest';

const rule = (schedule: Partial<ScheduleFields>) => ({ schedule: { timezone: 'UTC', ...schedule } });
const codes = (of: Parameters<typeof evaluate>[0], at: string, activeCalls?: number) =>
  evaluate(of, { at, activeCalls }).reasons.map((reason) => reason.code);

const office = rule({ callWindow: { start: '09:00', end: '18:00' } });
const night = { start: '22:00', end: '06:00' };

describe('window', () => {
  test.each([
    ['2026-03-02T08:59:59.999Z', false],
    ['2026-03-02T09:00:00.000Z', true],
    ['2026-03-02T17:59:59.999Z', true],
    ['2026-03-02T18:00:00.000Z', false],
  ])('start is inclusive, end exclusive: %s → %s', (at, open) => {
    expect(accepts(office, at)).toBe(open);
  });

  test.each([
    ['absent', undefined, '00:00', true],
    ['null', null, '23:59', true],
    ['without times', {}, '00:00', true],
    ['only a start, before it', { start: '08:00' }, '07:59', false],
    ['only a start, to midnight', { start: '08:00', end: null }, '23:59', true],
    ['only an end, from midnight', { end: '08:00' }, '00:00', true],
    ['only an end, at it', { start: null, end: '08:00' }, '08:00', false],
    ['until midnight', { start: '08:00', end: '00:00' }, '23:59', true],
    ['until midnight, after it', { start: '08:00', end: '00:00' }, '00:00', false],
    ['only an end, of midnight', { end: '00:00' }, '12:00', true],
    ['only a start, of midnight', { start: '00:00' }, '12:00', true],
  ])('%s', (_, callWindow, time, open) => {
    expect(accepts(rule({ callWindow }), `2026-03-02T${time}:00Z`)).toBe(open);
  });

  test.each(['09:00', '00:00'])('start equal to end (%s) is the whole day, unless read as never', (time) => {
    const equal = rule({ callWindow: { start: time, end: time } });
    const at = '2026-03-02T12:00:00Z';
    expect(evaluate(equal, { at })).toMatchObject({ accepted: true, assumptions: ['equalTimes'] });
    const never = evaluate(equal, { at, equalTimes: 'never' });
    expect(never).toMatchObject({ accepted: false, assumptions: ['equalTimes'] });
    expect(never.reasons.map((reason) => reason.code)).toEqual(['outside_window']);
    expect(nextOpening(equal, at, { equalTimes: 'never' })).toBeNull();
  });
});

describe('overnight', () => {
  // 2026-03-06 is a Friday.
  const fridays = rule({ callWindow: night, activeDays: ['fri'] });

  test('the part after midnight belongs to the day on which the window started', () => {
    expect(accepts(fridays, '2026-03-07T05:59:59.999Z')).toBe(true);
    expect(accepts(fridays, '2026-03-06T05:00:00Z')).toBe(false);
    expect(evaluate(fridays, { at: '2026-03-07T02:00:00Z' })).toMatchObject({
      serviceDate: '2026-03-06',
      assumptions: ['overnightDay'],
    });
  });

  test('under local-date it belongs to the date on the wall', () => {
    const read = { overnightDay: 'local-date' } as const;
    expect(accepts(fridays, '2026-03-07T02:00:00Z', read)).toBe(false);
    expect(accepts(fridays, '2026-03-06T02:00:00Z', read)).toBe(true);
    expect(evaluate(fridays, { at: '2026-03-06T02:00:00Z', ...read }).serviceDate).toBe('2026-03-06');
  });

  test('the service date is the local date outside the window', () => {
    expect(evaluate(fridays, { at: '2026-03-07T12:00:00Z' }).serviceDate).toBe('2026-03-07');
  });

  test('a window begun on endDate runs to its end, and none began before startDate', () => {
    const bounded = rule({ callWindow: night, startDate: '2026-03-02', endDate: '2026-03-03' });
    expect(accepts(bounded, '2026-03-02T05:00:00Z')).toBe(false);
    expect(codes(bounded, '2026-03-02T05:00:00Z')).toEqual(['before_start_date']);
    expect(accepts(bounded, '2026-03-04T05:59:00Z')).toBe(true);
    expect(codes(bounded, '2026-03-04T22:00:00Z')).toEqual(['after_end_date']);
    expect(nextClosing(bounded, '2026-03-03T23:00:00Z')?.toISO()).toBe('2026-03-04T06:00:00.000Z');
    expect(nextOpening(bounded, '2026-03-03T23:00:00Z')).toBeNull();
  });
});

describe('days and dates', () => {
  test('are those of the rule’s zone', () => {
    const sydney = rule({ timezone: 'Australia/Sydney', activeDays: ['mon'] });
    expect(accepts(sydney, '2026-03-01T13:00:00Z')).toBe(true); // Monday 00:00 in Sydney
    expect(accepts(sydney, '2026-03-02T13:00:00Z')).toBe(false);
  });

  test('no active days is never', () => {
    const never = rule({ activeDays: [] });
    expect(codes(never, '2026-03-02T12:00:00Z')).toEqual(['inactive_day']);
    expect(nextOpening(never, '2026-03-02T12:00:00Z')).toBeNull();
    expect(nextClosing(never, '2026-03-02T12:00:00Z')).toBeNull();
  });

  test.each([null, undefined])('activeDays %s is every day', (activeDays) => {
    expect(accepts(rule({ activeDays }), '2026-03-01T12:00:00Z')).toBe(true);
  });

  test('endDate is inclusive, or exclusive when read so', () => {
    const last = rule({ endDate: '2026-03-02' });
    const at = '2026-03-02T23:59:59.999Z';
    expect(evaluate(last, { at })).toMatchObject({ accepted: true, assumptions: ['endDate'] });
    expect(evaluate(last, { at: '2026-03-01T12:00:00Z' }).assumptions).toEqual([]);
    expect(evaluate(last, { at, endDate: 'exclusive' }).reasons).toEqual([
      { code: 'after_end_date', message: '2026-03-02 is after the last date 2026-03-01.' },
    ]);
    expect(nextOpening(last, at)).toBeNull();
    expect(nextClosing(last, at)?.toISO()).toBe('2026-03-03T00:00:00.000Z');
  });

  test('a far start or end is reached at once', () => {
    const far = rule({ startDate: '9990-01-01', endDate: '9990-12-31', timezone: 'Europe/Paris' });
    expect(nextOpening(far, 0)?.toISO()).toBe('9990-01-01T00:00:00.000+01:00');
    expect(nextClosing(far, 0)?.toISO()).toBe('9991-01-01T00:00:00.000+01:00');
    const past = rule({ startDate: '0001-02-01', endDate: '0001-02-01' });
    expect(nextOpening(past, '0001-01-02T00:00:00Z')?.toMillis()).toBe(Date.parse('0001-02-01T00:00:00Z'));
    expect(nextOpening(past, '9999-12-31T23:59:59Z')).toBeNull();
  });
});

describe('status and concurrency', () => {
  test('schedule null is always open', () => {
    const always = { schedule: null };
    expect(evaluate(always, { at: 0 })).toMatchObject({ accepted: true, timezone: 'UTC', reasons: [] });
    expect(nextOpening(always, 0)).toBeNull();
    expect(nextClosing(always, 0)).toBeNull();
  });

  test('a rule that is not active never accepts', () => {
    const done = { schedule: null, status: 'completed' };
    expect(accepts(done, 0)).toBe(false);
    expect(nextOpening(done, 0)).toBeNull();
    expect(evaluate(done, { at: 0 }).reasons).toEqual([
      { code: 'status_inactive', message: 'The rule is completed, not active.' },
    ]);
  });

  test('the limit is tested only when activeCalls is given', () => {
    const two = { schedule: null, maxConcurrentCalls: 2 };
    const at = '2026-03-02T12:00:00Z';
    expect(codes(two, at)).toEqual([]);
    expect(codes(two, at, 1)).toEqual([]);
    expect(codes(two, at, 2)).toEqual(['concurrency_limit']);
    expect(codes({ schedule: null }, at, 1_000)).toEqual([]);
  });

  test('all reasons that hold, in the contract’s order, each with a plain sentence', () => {
    const all = {
      ...rule({ endDate: '2026-03-01', activeDays: ['mon'], callWindow: { start: '09:00', end: '18:00' } }),
      status: 'completed',
      maxConcurrentCalls: 1,
    };
    expect(evaluate(all, { at: '2026-03-07T20:00:00Z', activeCalls: 3 }).reasons).toEqual([
      { code: 'status_inactive', message: 'The rule is completed, not active.' },
      { code: 'after_end_date', message: '2026-03-07 is after the last date 2026-03-01.' },
      { code: 'inactive_day', message: 'Saturday is not an active day.' },
      { code: 'outside_window', message: '20:00 is outside the call window 09:00–18:00.' },
      { code: 'concurrency_limit', message: '3 of 1 calls are live.' },
    ]);
    expect(codes(rule({ startDate: '2026-04-01' }), '2026-03-07T20:00:00Z')).toEqual(['before_start_date']);
  });

  test('a full line leaves nothing to assume', () => {
    const full = { ...rule({ endDate: '2026-03-02' }), maxConcurrentCalls: 1 };
    expect(evaluate(full, { at: '2026-03-02T12:00:00Z', activeCalls: 1 }).assumptions).toEqual([]);
  });
});

test('an evaluation says when and where it was made', () => {
  expect(evaluate(rule({ timezone: 'Asia/Kolkata' }), { at: '2026-03-02T20:00:00+01:00' })).toEqual({
    accepted: true,
    reasons: [],
    at: '2026-03-02T19:00:00.000Z',
    localTime: '2026-03-03T00:30:00.000+05:30',
    serviceDate: '2026-03-03',
    timezone: 'Asia/Kolkata',
    tzVersion: process.versions['tz'],
    assumptions: [],
  });
});

test('a rule changed in place gets the new answer', () => {
  const activeDays: string[] = ['mon'];
  const changing = { schedule: { timezone: 'UTC', activeDays }, status: 'active' };
  const sunday = '2026-03-01T12:00:00Z';
  expect(accepts(changing, sunday)).toBe(false);
  activeDays[0] = 'sun';
  expect(accepts(changing, sunday)).toBe(true);
  const monday = '2026-03-02T12:00:00Z';
  expect(accepts(changing, monday)).toBe(false);
  activeDays.push('mon');
  expect(accepts(changing, monday)).toBe(true);
  changing.status = 'completed';
  expect(accepts(changing, sunday)).toBe(false);
});

test('a list or an object that came or went in place is seen', () => {
  const at = '2026-03-02T12:00:00Z';
  const refused = (changed: object) => {
    try {
      accepts(changed as never, at);
    } catch (error) {
      return isScheduleError(error) && error.field;
    }
    return 'accepted';
  };
  const days: { schedule: ScheduleFields | null } = { schedule: { timezone: 'UTC' } };
  const answers = [undefined, [], null, []].map((activeDays) => {
    Object.assign(days.schedule as ScheduleFields, { activeDays });
    return accepts(days, at);
  });
  expect(answers).toEqual([true, false, true, false]);
  const always = { schedule: null };
  expect(accepts(always, at)).toBe(true);
  expect(refused(Object.assign(always, { schedule: { activeDays: [] } }))).toBe('schedule.timezone');
  expect(refused(Object.assign(always, { schedule: 'always' }))).toBe('schedule');
  const windowed = rule({ callWindow: null });
  expect(accepts(windowed, at)).toBe(true);
  Object.assign(windowed.schedule, { callWindow: '09:00-17:00' });
  expect(refused(windowed)).toBe('schedule.callWindow');
  const listed = rule({ activeDays: [] });
  expect(accepts(listed, at)).toBe(false);
  Object.assign(listed.schedule, { activeDays: '' });
  expect(refused(listed)).toBe('schedule.activeDays');
});
