/**
 * Would this rule take a call, and if not, why not and when? Asked without a network, around the night on
 * which clocks in New York skip an hour.
 *
 *     npx tsx examples/preview-schedule.ts
 */
import { evaluate, nextClosing, nextOpening, renderWeek, type ScheduleRule } from 'cordboard/schedule';

const nightDesk: ScheduleRule = {
  id: 'Night desk',
  schedule: {
    timezone: 'America/New_York',
    callWindow: { start: '22:00', end: '02:30' },
    activeDays: ['fri', 'sat'],
    endDate: '2026-03-31',
  },
  maxConcurrentCalls: 2,
};

const calls: [at: string, activeCalls: number][] = [
  ['2026-03-07T03:00:00Z', 0], // Friday, 22:00
  ['2026-03-07T06:00:00Z', 2], // Saturday 01:00: still Friday's window, and the line is full
  ['2026-03-08T06:59:59Z', 0], // Sunday 01:59:59, a second before the clocks jump
  ['2026-03-08T07:00:00Z', 0], // Sunday 03:00: half an hour of the window never happened
  ['2026-04-04T03:00:00Z', 0], // after the last date
];

for (const [at, activeCalls] of calls) {
  const { accepted, localTime, reasons, assumptions } = evaluate(nightDesk, { at, activeCalls });
  console.log(`${accepted ? '✓' : '✗'} ${localTime.slice(0, 19).replace('T', ' ')}  ${activeCalls} live`);
  for (const reason of reasons) console.log(`    ${reason.message}`);
  if (assumptions.length > 0) console.log(`    depends on how the server reads: ${assumptions.join(', ')}`);
}

const now = '2026-03-08T07:00:00Z';
const format = "cccc d LLLL, HH:mm 'UTC'ZZ";
console.log(`\nFrom there it opens on ${nextOpening(nightDesk, now)?.toFormat(format)}`);
console.log(`and closes on ${nextClosing(nightDesk, now)?.toFormat(format)}.\n`);
console.log(renderWeek(nightDesk, { format: 'text', weekOf: '2026-03-08' }));
