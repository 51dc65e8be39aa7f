import { openIntervals, toICalendar } from 'cordboard/schedule';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { readings, ruleCase } from './support/arbitraries.js';

const DAY = 86_400_000;

function parse(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

const office = {
  id: 'dr_1',
  schedule: { timezone: 'Europe/Berlin', callWindow: { start: '09:00', end: '18:00' } },
};
const week = { from: '2026-03-23T00:00:00Z', to: '2026-03-30T00:00:00Z' };

test('an independent parser reads the same intervals back', () => {
  const property = fc.property(ruleCase, readings, ({ rule, near }, read) => {
    const from = Math.floor(near / 1000) * 1000 - 5 * DAY;
    const range = { from, to: from + 20 * DAY, ...read };
    const events = parse(toICalendar(rule, range));
    const seconds = (time: { toUnixTime(): number } | null) => (time?.toUnixTime() ?? NaN) * 1000;
    const expected = openIntervals(rule, range).map((i) => [i.start?.toMillis(), i.end?.toMillis()]);
    expect(events.map((event) => [seconds(event.startDate), seconds(event.endDate)])).toEqual(expected);
    expect(new Set(events.map((event) => event.uid)).size).toBe(events.length);
  });
  fc.assert(property, { numRuns: 400, seed: 61 });
}, 60_000);

test('the same input gives the same bytes', () => {
  const text = toICalendar(office, { from: week.from, to: '2026-03-24T00:00:00Z' });
  expect(text).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Cordboard//Schedule//EN',
      'BEGIN:VEVENT',
      'UID:dr_1-20260323T080000Z@cordboard',
      'DTSTAMP:20260323T000000Z',
      'DTSTART:20260323T080000Z',
      'DTEND:20260323T170000Z',
      'SUMMARY:dr_1',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

test('labels are escaped, and folded at 75 octets without cutting a character', () => {
  const label = `Sales; support, and\\or “nights”\n${'☎ über 日本 🎧 '.repeat(20)}`;
  const text = toICalendar(office, { ...week, labels: [label] });
  expect(parse(text)[0]?.summary).toBe(label);
  for (const line of text.split('\r\n'))
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('events of rules that share an id, or have none, keep different UIDs', () => {
  const { id: _, ...nameless } = office;
  const events = parse(toICalendar([office, office, nameless], week));
  expect(new Set(events.map((event) => event.uid)).size).toBe(21);
  expect(events.at(-1)?.summary).toBe('Rule 3');
});

test('a range within a second is widened to whole seconds', () => {
  const range = { from: '2026-03-23T10:00:00.500Z', to: '2026-03-23T10:00:01.500Z' };
  const text = toICalendar({ schedule: null }, range);
  expect(text).toContain('DTSTART:20260323T100000Z\r\nDTEND:20260323T100002Z');
});

test('no id of another rule is taken for a rule without one', () => {
  const always = { schedule: null };
  const list = [{ ...always, id: 'rule-2' }, always, { ...always, id: 'a\u0007' }, { ...always, id: 'a ' }];
  expect(new Set(parse(toICalendar(list, week)).map((event) => event.uid)).size).toBe(4);
});

test('control characters, which iCalendar cannot hold, become spaces', () => {
  const text = toICalendar({ ...office, id: 'bell\u0007' }, { ...week, labels: ['a\u0000b\u007fc\td'] });
  expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
  expect(parse(text)[0]?.summary).toBe('a b c d');
});

test('the last second of the year 9999 has four digits, too', () => {
  const range = { from: '9999-12-31T00:00:00Z', to: '9999-12-31T23:59:59.999Z' };
  expect(toICalendar({ schedule: null }, range)).toContain('DTEND:99991231T235959Z\r\n');
});

test('where nothing is open, one entry says so, as a calendar must not be empty', () => {
  const never = { schedule: { timezone: 'UTC', activeDays: [] } };
  const calendar = new ICAL.Component(ICAL.parse(toICalendar(never, week)));
  const parts = calendar.getAllSubcomponents();
  expect(parts.map((part) => [part.name, part.getFirstPropertyValue('summary')])).toEqual([
    ['vjournal', 'Closed throughout'],
  ]);
  for (const name of ['uid', 'dtstamp']) expect(parts[0]?.getFirstPropertyValue(name)).toBeTruthy();
});
