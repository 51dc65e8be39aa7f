import { expect, test } from 'vitest';
import { hours } from '../../src/cli/output/hours.js';
import { shownUrl } from '../../src/cli/output/shown-url.js';

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const open = { timezone: 'UTC', callWindow: null, activeDays: WEEK, startDate: null, endDate: null };

test.each([
  [null, 'always'],
  [open, 'daily'],
  [{ ...open, activeDays: [] }, 'never'],
  [{ ...open, activeDays: ['sat', 'sun'] }, 'sat,sun'],
  [{ ...open, activeDays: ['wed', 'tue', 'mon'] }, 'mon–wed'],
  [{ ...open, activeDays: ['mon', 'tue', 'thu'] }, 'mon,tue,thu'],
  [{ ...open, callWindow: { start: '09:00', end: null } }, 'daily 09:00–24:00'],
  [{ ...open, callWindow: { start: null, end: '17:00' } }, 'daily 00:00–17:00'],
  [{ ...open, startDate: '2026-11-02', endDate: '2026-12-24' }, 'daily from 2026-11-02 until 2026-12-24'],
])('the hours of %j', (schedule, text) => {
  expect(hours(schedule as Parameters<typeof hours>[0])).toBe(text);
});

test.each([
  [null, null],
  ['https://hooks.test', 'https://hooks.test'],
  ['https://hooks.test:8443/', 'https://hooks.test:8443'],
  ['https://hooks.test/token', 'https://hooks.test/…'],
  ['https://hooks.test/?token', 'https://hooks.test/…'],
  ['https://hooks.test/#token', 'https://hooks.test/…'],
  ['https://token@hooks.test/', 'https://hooks.test/…'],
  ['token', '…'],
])('of the address %s is shown %s', (url, text) => {
  expect(shownUrl(url)).toBe(text);
});
