import type { Schedule } from 'cordboard';

/** When a schedule is open, in a few words, such as `mon–fri 09:00–17:00`. */
export function hours(schedule: Schedule | null): string {
  if (schedule === null) return 'always';
  const { callWindow, activeDays, startDate, endDate } = schedule;
  const window = callWindow && `${callWindow.start ?? '00:00'}–${callWindow.end ?? '24:00'}`;
  const bounds = [startDate && `from ${startDate}`, endDate && `until ${endDate}`];
  return [days(activeDays), window, ...bounds].filter(Boolean).join(' ');
}

const WEEK: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function days(active: readonly string[]): string {
  const on = WEEK.filter((day) => active.includes(day));
  const [first] = on;
  if (first === undefined) return 'never';
  if (on.length === WEEK.length) return 'daily';
  const start = WEEK.indexOf(first);
  const unbroken = on.every((day, i) => day === WEEK[start + i]);
  return unbroken && on.length > 2 ? `${first}–${on.at(-1)}` : on.join(',');
}
