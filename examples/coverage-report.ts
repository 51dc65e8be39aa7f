/**
 * What do three teams cover together in a week: where is nobody, where are two, how many calls fit?
 *
 *     npx tsx examples/coverage-report.ts
 */
import { coverage, renderWeek, type ScheduleRule, validateSchedule } from 'cordboard/schedule';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
const teams: (ScheduleRule & { id: string })[] = [
  {
    id: 'Berlin office',
    schedule: {
      timezone: 'Europe/Berlin',
      callWindow: { start: '08:00', end: '17:00' },
      activeDays: weekdays,
    },
    maxConcurrentCalls: 5,
  },
  {
    id: 'New York office',
    schedule: {
      timezone: 'America/New_York',
      callWindow: { start: '09:00', end: '18:30' },
      activeDays: weekdays,
    },
    maxConcurrentCalls: 8,
  },
  {
    id: 'Night line',
    schedule: { timezone: 'Europe/Berlin', callWindow: { start: '22:00', end: '02:30' } },
    maxConcurrentCalls: 2,
  },
];

// A week in Berlin, with the night on which the clocks skip an hour.
const week = { from: '2026-03-23T00:00:00+01:00', to: '2026-03-30T00:00:00+02:00' };

for (const team of teams) {
  for (const finding of validateSchedule(team, { at: week.from })) {
    console.log(`${team.id}: ${finding.message}`);
  }
}

const { gaps, overlaps, steps } = coverage(teams, week);
const hours = (intervals: typeof gaps) =>
  intervals.reduce((sum, interval) => sum + interval.length('hours'), 0);
const total = steps.reduce((sum, step) => sum + step.to.diff(step.from).as('hours'), 0);
const busiest = steps.reduce((best, step) => (step.capacity > best.capacity ? step : best));

console.log(renderWeek(teams, { format: 'text', weekOf: '2026-03-23' }));
console.log(`The week has ${total} hours.`);
console.log(`Nobody answers in ${hours(gaps)} of them, in ${gaps.length} gaps.`);
console.log(`Two teams or more answer in ${hours(overlaps)}.`);

const names = busiest.open.map((index) => teams[index]?.id).join(' and ');
console.log(`At most ${busiest.capacity} calls fit at once: ${names}.`);

const longest = gaps.reduce((best, gap) => (gap.length() > best.length() ? gap : best));
const local = longest.mapEndpoints((end) => end.setZone('Europe/Berlin'));
const format = 'ccc d LLL HH:mm';
console.log(`The longest gap: ${local.start?.toFormat(format)} to ${local.end?.toFormat(format)} in Berlin.`);
