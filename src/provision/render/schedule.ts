import type { Schedule } from 'cordboard';
import { WEEKDAYS } from '../../models/enums.js';

/** Runs of days: `mon–fri, sun`. */
function days(active: readonly string[]): string {
  if (active.length === WEEKDAYS.length) return 'every day';
  if (active.length === 0) return 'never';
  const runs: string[][] = [];
  for (const [index, day] of WEEKDAYS.entries()) {
    if (!active.includes(day)) continue;
    const last = runs.at(-1);
    if (last && WEEKDAYS[index - 1] === last.at(-1)) last.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', '))).join(', ');
}

/** A schedule as people say it: `mon–fri 09:00–18:00 Europe/Berlin, until 2026-12-31`. */
export function scheduleText(schedule: Schedule): string {
  const { timezone, callWindow, activeDays, startDate, endDate } = schedule;
  const window = callWindow ? `${callWindow.start ?? '00:00'}–${callWindow.end ?? '24:00'}` : 'all day';
  const dates = [startDate && `from ${startDate}`, endDate && `until ${endDate}`].filter(Boolean);
  return [`${days(activeDays)} ${window} ${timezone}`, ...dates].join(', ');
}
