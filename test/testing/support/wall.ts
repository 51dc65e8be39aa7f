import type { Schedule } from 'cordboard';

/** Whether a schedule without overnight windows is open, read off the wall clock of its zone by `Intl`. */
export function isOpen(schedule: Partial<Schedule> | null, now: number): boolean {
  if (!schedule) return true;
  const { timezone = 'UTC', startDate, endDate, activeDays, callWindow } = schedule;
  const wall = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
  }).formatToParts(now);
  const part = (type: string) => wall.find((one) => one.type === type)?.value ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  const time = `${part('hour')}:${part('minute')}`;
  const { start, end } = callWindow ?? {};
  return (
    (!startDate || date >= startDate) &&
    (!endDate || date <= endDate) &&
    (!activeDays || activeDays.some((day) => part('weekday').toLowerCase().startsWith(day))) &&
    (!start || time >= start) &&
    (!end || time < end)
  );
}
