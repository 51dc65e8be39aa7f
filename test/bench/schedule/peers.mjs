/** The same questions, asked of the libraries that people use for them. Monday to Friday, 09:00 to 18:00. */
import { Cron } from 'croner';
import { DateTime } from 'luxon';
import OpeningHours from 'opening_hours';
import { Temporal } from 'temporal-polyfill';

export const naive = {
  accepts(zone, time) {
    const local = DateTime.fromMillis(time, { zone });
    return local.weekday <= 5 && local.hour >= 9 && local.hour < 18;
  },
  /** The loop that one writes first: try nine o'clock of each day to come. */
  nextOpening(zone, time) {
    const now = DateTime.fromMillis(time, { zone });
    for (let days = 0; days < 400; days++) {
      const opens = now.plus({ days }).set({ hour: 9, minute: 0, second: 0, millisecond: 0 });
      if (opens.weekday <= 5 && opens.toMillis() > time) return opens;
    }
    return null;
  },
};

export const temporal = {
  accepts(zone, time) {
    const local = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);
    return local.dayOfWeek <= 5 && local.hour >= 9 && local.hour < 18;
  },
};

const crons = new Map();
function cronOf(pattern, timezone) {
  const key = pattern + timezone;
  if (!crons.has(key)) crons.set(key, new Cron(pattern, { timezone, paused: true }));
  return crons.get(key);
}

export const croner = {
  accepts: (zone, time) => cronOf('* * 9-17 * * 1-5', zone).match(new Date(Math.floor(time / 1000) * 1000)),
  nextOpening: (zone, time) => cronOf('0 0 9 * * 1-5', zone).nextRun(new Date(time)),
};

/** It knows no zones: it reads the clock of the process, whatever the rule's zone. */
const office = new OpeningHours('Mo-Fr 09:00-18:00');
export const openingHours = {
  accepts: (_zone, time) => office.getState(new Date(time)),
  nextOpening: (_zone, time) => {
    const change = office.getNextChange(new Date(time));
    return office.getState(change) ? change : office.getNextChange(change);
  },
};
