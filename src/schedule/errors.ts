const BRAND = Symbol.for('cordboard.ScheduleError');

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid Date' : 'a Date';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/**
 * A rule, an instant or a range that cannot be evaluated. Nothing in `cordboard/schedule` answers NaN or
 * guesses a time zone: it throws this instead. The message names the field, what is allowed, what was given.
 *
 * @example
 * ```ts
 * import { accepts, ScheduleError } from 'cordboard/schedule';
 *
 * try {
 *   accepts({ schedule: { timezone: 'UTC+3' } }, '2026-03-08T09:00:00Z');
 * } catch (error) {
 *   if (error instanceof ScheduleError) console.log(error.field); // schedule.timezone
 * }
 * ```
 */
export class ScheduleError extends Error {
  /** The argument or the path inside the rule: `at`, `to`, `schedule.timezone`, `schedule.activeDays`. */
  readonly field: string;
  /** @internal */
  constructor(field: string, allowed: string, given: unknown) {
    super(`${field} must be ${allowed} (given ${shown(given)})`);
    this.field = field;
  }
}

Object.assign(ScheduleError.prototype, { name: 'ScheduleError', [BRAND]: true });

/**
 * Tells a {@link ScheduleError} from any other error, also when two copies of the package are loaded (where
 * `instanceof` fails).
 *
 * @example
 * ```ts
 * import { isScheduleError, nextOpening } from 'cordboard/schedule';
 *
 * try {
 *   nextOpening({ schedule: null }, '2026-03-08T09:00:00'); // no offset
 * } catch (error) {
 *   console.log(isScheduleError(error) && error.field); // at
 * }
 * ```
 */
export function isScheduleError(error: unknown): error is ScheduleError {
  return (error as { [BRAND]?: unknown } | null | undefined)?.[BRAND] === true;
}
