import { writeFileSync } from 'node:fs';
import { renderWeek } from 'cordboard/schedule';

const rules = [
  {
    id: 'Berlin',
    schedule: {
      timezone: 'Europe/Berlin',
      callWindow: { start: '08:00', end: '17:00' },
      activeDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    },
  },
  {
    id: 'New York',
    schedule: {
      timezone: 'America/New_York',
      callWindow: { start: '09:00', end: '18:30' },
      activeDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    },
  },
  { id: 'Night', schedule: { timezone: 'Europe/Berlin', callWindow: { start: '22:00', end: '02:30' } } },
];
for (const [n, d] of [
  ['mar', '2026-03-25'],
  ['oct', '2026-10-21'],
] as const) {
  const svg = renderWeek(rules, { format: 'svg', weekOf: d });
  writeFileSync(`/tmp/${n}.svg`, svg);
  console.log(renderWeek(rules, { format: 'text', weekOf: d }));
  console.log(renderWeek(rules[2]!, { format: 'text', weekOf: d }));
  writeFileSync(`/tmp/${n}1.svg`, renderWeek(rules[0]!, { format: 'svg', weekOf: d }));
}
