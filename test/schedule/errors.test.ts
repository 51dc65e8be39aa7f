import * as schedule from 'cordboard/schedule';
import { DateTime, Settings } from 'luxon';
import { afterEach, expect, test } from 'vitest';

const {
  accepts,
  compileSchedule,
  coverage,
  evaluate,
  isScheduleError,
  openIntervals,
  previewCall,
  renderWeek,
  ScheduleError,
} = schedule;
const at = '2026-03-02T12:00:00Z';

function field(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (!isScheduleError(error)) throw error;
    expect(error).toBeInstanceOf(ScheduleError);
    expect(error.name).toBe('ScheduleError');
    expect(error.message.startsWith(`${error.field} must be `), error.message).toBe(true);
    return error.field;
  }
  return 'nothing thrown';
}

test.each([
  'local',
  'UTC+3',
  '',
  '+03:00',
  '-05',
  'system',
  'GMT+3',
  'Mars/Phobos',
  'utc+01:00',
  null,
  undefined,
  7,
])('zone %j is refused', (timezone) => {
  expect(field(() => accepts({ schedule: { timezone } } as never, at))).toBe('schedule.timezone');
});

test.each(['UTC', 'Etc/GMT+3', 'Asia/Calcutta', 'EST5EDT', 'europe/berlin'])(
  'zone %s is known',
  (timezone) => {
    expect(accepts({ schedule: { timezone } }, at)).toBe(true);
  },
);

test.each<[unknown]>([
  ['2026-03-02T12:00:00'],
  ['2026-03-02'],
  ['2026-02-30T12:00:00Z'],
  ['2026-03-02T25:00:00Z'],
  ['2026-03-02T12:00:00+99:99'],
  ['noon'],
  [''],
  [NaN],
  [Infinity],
  [8.64e15],
  [new Date(NaN)],
  [DateTime.invalid('no')],
  [null],
  [undefined],
  [{}],
  [12n],
])('instant %s is refused', (instant) => {
  expect(field(() => evaluate({ schedule: null }, { at: instant as never }))).toBe('at');
});

test.each<[schedule.Instant]>([
  ['2026-03-02T13:00:00+01:00'],
  ['2026-03-02T12:00Z'],
  ['2026-03-02T12:00:00.000000z'],
  ['2026-03-02t07:00:00-0500'],
  [Date.UTC(2026, 2, 2, 12)],
  [Date.UTC(2026, 2, 2, 12) + 0.75],
  [new Date(Date.UTC(2026, 2, 2, 12))],
  [DateTime.fromISO('2026-03-02T13:00', { zone: 'Europe/Berlin' })],
])('instant %s is understood', (instant) => {
  expect(evaluate({ schedule: null }, { at: instant }).at).toBe('2026-03-02T12:00:00.000Z');
});

afterEach(() => {
  Settings.throwOnInvalid = false;
  Settings.defaultZone = 'system';
});

test('luxon’s global settings change no answer', () => {
  Settings.defaultZone = 'Nope/Zone';
  const instant = '2026-03-02T13:00:00+01:00';
  expect(evaluate({ schedule: null }, { at: instant }).at).toBe('2026-03-02T12:00:00.000Z');
  Settings.throwOnInvalid = true;
  expect(field(() => evaluate({ schedule: null }, { at: '2026-02-30T12:00:00Z' }))).toBe('at');
});

test.each([
  [{ startDate: '2026-02-30' }, 'schedule.startDate'],
  [{ startDate: '2026-01' }, 'schedule.startDate'],
  [{ startDate: '+012026-01-01' }, 'schedule.startDate'],
  [{ endDate: 'soon' }, 'schedule.endDate'],
  [{ callWindow: { start: '24:00' } }, 'schedule.callWindow.start'],
  [{ callWindow: { end: '9:00' } }, 'schedule.callWindow.end'],
  [{ callWindow: '09:00-18:00' }, 'schedule.callWindow'],
  [{ activeDays: ['monday'] }, 'schedule.activeDays'],
  [{ activeDays: 'monday' }, 'schedule.activeDays'],
])('schedule %j is refused', (part, expected) => {
  expect(field(() => compileSchedule({ schedule: { timezone: 'UTC', ...part } } as never))).toBe(expected);
});

test('a rule has a schedule, and limits and counts are numbers', () => {
  expect(field(() => accepts({} as never, at))).toBe('schedule');
  expect(field(() => accepts({ timezone: 'UTC' } as never, at))).toBe('schedule');
  expect(field(() => accepts(null as never, at))).toBe('schedule');
  expect(field(() => accepts({ schedule: null, maxConcurrentCalls: NaN }, at))).toBe('maxConcurrentCalls');
  expect(field(() => evaluate({ schedule: null }, { at, activeCalls: NaN }))).toBe('activeCalls');
  expect(field(() => evaluate({ schedule: null }, { at, activeCalls: -1 }))).toBe('activeCalls');
  expect(field(() => evaluate({ schedule: null }, undefined as never))).toBe('at');
});

test.each(['endDate', 'overnightDay', 'equalTimes'])('reading %s takes its own words only', (name) => {
  expect(field(() => accepts({ schedule: null }, at, { [name]: 'maybe' } as never))).toBe(name);
});

test('arguments that plain JavaScript leaves out are asked for by name', () => {
  const rules = [{ schedule: null, numberId: 'pn_1' }];
  expect(field(() => previewCall(rules, undefined as never))).toBe('at');
  expect(field(() => previewCall(rules, null as never))).toBe('at');
  expect(field(() => previewCall({ data: rules } as never, { numberId: 'pn_1', at }))).toBe('rules');
  expect(field(() => renderWeek(rules, undefined as never))).toBe('format');
});

test('ranges run forwards, for at most 50 years', () => {
  const open = (from: string, to: string) => () => openIntervals({ schedule: null }, { from, to });
  expect(field(open(at, '2026-03-02T11:59:59Z'))).toBe('to');
  expect(field(open(at, '2076-03-02T12:00:00.001Z'))).toBe('to');
  expect(open(at, '2076-03-02T12:00:00Z')()).toHaveLength(1);
  expect(open(at, at)()).toEqual([]);
  expect(field(open('yesterday', at))).toBe('from');
  expect(field(() => coverage([], { from: at } as never))).toBe('to');
});

test('the guard knows errors of another copy of the package, and nothing else', () => {
  const foreign = Object.assign(new Error('x'), { [Symbol.for('cordboard.ScheduleError')]: true });
  expect([foreign, new Error('x'), null, 'x'].map(isScheduleError)).toEqual([true, false, false, false]);
});
