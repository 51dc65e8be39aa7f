import { isScheduleError, validateSchedule } from 'cordboard/schedule';
import { expect, test } from 'vitest';

const at = '2026-03-02T12:00:00Z'; // a Monday
const found = (schedule: object | null, more = {}) =>
  validateSchedule({ schedule: schedule && { timezone: 'Europe/Berlin', ...schedule } } as never, {
    at,
    ...more,
  }).map((finding) => `${finding.severity} ${finding.code} ${finding.field}`);

test('nothing to say about a sound rule', () => {
  expect(found(null)).toEqual([]);
  expect(found({ callWindow: { start: '09:00', end: '18:00' }, activeDays: ['mon'] })).toEqual([]);
  expect(found({ callWindow: { start: '22:00', end: '06:00' }, endDate: '2026-03-02' })).toEqual([]);
});

test.each([
  [{ activeDays: [] }, 'error no_active_days schedule.activeDays'],
  [{ callWindow: { start: '09:00', end: '09:00' } }, 'error equal_times schedule.callWindow'],
  [{ startDate: '2026-03-10', endDate: '2026-03-09' }, 'error dates_reversed schedule.endDate'],
  [
    { startDate: '2026-03-03', endDate: '2026-03-05', activeDays: ['mon'] },
    'error days_miss_dates schedule.activeDays',
  ],
  [{ endDate: '2026-03-01' }, 'warning end_date_past schedule.endDate'],
])('%j: %s', (schedule, expected) => {
  expect(found(schedule)).toEqual([expected]);
});

test('what is misspelt, or of a newer server, is a warning beside the rest', () => {
  expect(found({ callwindow: { start: '09:00' }, endDate: '2026-03-01' })).toEqual([
    'warning unknown_field schedule.callwindow',
    'warning end_date_past schedule.endDate',
  ]);
  expect(found({ callWindow: { begin: '09:00' } })).toEqual([
    'warning unknown_field schedule.callWindow.begin',
  ]);
  expect(found({ activedays: ['mon'], startDate: 'x' })).toEqual([
    'warning unknown_field schedule.activedays',
    'error invalid schedule.startDate',
  ]);
});

test('only the fields of an object are misspelt', () => {
  const findings = (schedule: unknown) =>
    validateSchedule({ schedule } as never, { at }).map(({ code, field }) => `${code} ${field}`);
  expect(findings('always')).toEqual(['invalid schedule']);
  expect(findings({ timezone: 'UTC', callWindow: '09-18' })).toEqual(['invalid schedule.callWindow']);
});

test('the readings count', () => {
  expect(found({ endDate: '2026-03-02' }, { endDate: 'exclusive' })).toEqual([
    'warning end_date_past schedule.endDate',
  ]);
  const oneDay = { startDate: '2026-03-09', endDate: '2026-03-09' };
  expect(found(oneDay)).toEqual([]);
  expect(found(oneDay, { endDate: 'exclusive' })).toEqual(['error dates_reversed schedule.endDate']);
});

test('every invalid field is named, and nothing is thrown', () => {
  const schedule = {
    timezone: 'local',
    startDate: '2026-02-30',
    callWindow: { start: '9:00' },
    activeDays: ['Mon'],
  };
  expect(found(schedule)).toEqual([
    'error invalid schedule.timezone',
    'error invalid schedule.callWindow.start',
    'error invalid schedule.startDate',
    'error invalid schedule.activeDays',
  ]);
  for (const none of [{}, null, undefined]) {
    expect(validateSchedule(none as never, { at })[0]?.field).toBe('schedule');
  }
});

test('an instant that is none is thrown', () => {
  try {
    validateSchedule({ schedule: null }, { at: 'today' });
    expect.unreachable();
  } catch (error) {
    expect(isScheduleError(error) && error.field).toBe('at');
  }
});
