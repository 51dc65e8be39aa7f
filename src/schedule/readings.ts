import { ScheduleError } from './errors.js';
import type { Fields } from './fields.js';
import { makePlan, type Plan } from './plan.js';
import type { Reading, Readings } from './types.js';

/** Each reading with its default first. */
const CHOICES = {
  endDate: ['inclusive', 'exclusive'],
  overnightDay: ['start-day', 'local-date'],
  equalTimes: ['all-day', 'never'],
} as const;
const NAMES = Object.keys(CHOICES) as Reading[];

/** Refuses a reading that does not exist, instead of taking the default for it. */
export function checkReadings(readings: Readings): void {
  for (const name of NAMES) {
    const given = readings[name];
    const choices: readonly string[] = CHOICES[name];
    if (given !== undefined && !choices.includes(given)) {
      throw new ScheduleError(name, choices.join(' or '), given);
    }
  }
}

/** Whether nothing was asked for. */
export const isDefault = (readings?: Readings) =>
  !readings || NAMES.every((name) => readings[name] === undefined);

/** The plans that the rule would have had with one reading turned round. */
export function otherPlans(fields: Fields, readings: Readings): [Reading, Plan][] {
  return NAMES.map((name) => {
    const [usual, other] = CHOICES[name];
    return [name, makePlan(fields, { ...readings, [name]: readings[name] === other ? usual : other })];
  });
}
