import { dayOf, formatDay } from './civil.js';
import { type Fields, readFields } from './fields.js';
import { toMillis } from './instant.js';
import { isActiveDay, makePlan, type Plan } from './plan.js';
import type { Instant, Readings, ScheduleRule } from './types.js';

/** What a finding is about. */
export type FindingCode =
  | 'invalid'
  | 'equal_times'
  | 'no_active_days'
  | 'dates_reversed'
  | 'days_miss_dates'
  | 'end_date_past'
  | 'unknown_field';

/** One thing wrong or suspicious about a rule. */
export interface Finding {
  /** `error`: refused by the server, or never open. `warning`: allowed, but probably not intended. */
  severity: 'error' | 'warning';
  /** What it is about. */
  code: FindingCode;
  /** Path inside the rule, such as `schedule.endDate`. */
  field: string;
  /** A plain sentence. */
  message: string;
}

/** What {@link validateSchedule} measures against. */
export interface ValidateOptions extends Readings {
  /** The present, for dates that have passed. Default: the runtime's clock. */
  at?: Instant | undefined;
}

/** What a newer server may have more, and an older program has misspelt: which of the two, nobody can tell. */
const WARNINGS = new Set<FindingCode>(['end_date_past', 'unknown_field']);

const KNOWN = ['timezone', 'startDate', 'endDate', 'callWindow', 'activeDays'];

type Add = (code: FindingCode, field: string, message: string) => void;

function checkDates({ endDay }: Fields, plan: Plan, today: number, add: Add): void {
  let due = plan.first;
  while (plan.last - plan.first < 7 && due <= plan.last && !isActiveDay(plan, due)) due++;
  if (plan.first > plan.last) {
    add('dates_reversed', 'schedule.endDate', 'No day lies between the start date and the end date.');
  } else if (plan.days && due > plan.last) {
    const message = 'No active day lies between the start date and the end date.';
    add('days_miss_dates', 'schedule.activeDays', message);
  } else if (plan.last < today) {
    add('end_date_past', 'schedule.endDate', `The end date ${formatDay(endDay)} has passed.`);
  }
}

function checkNames(given: unknown, path: string, known: readonly string[], add: Add): void {
  // Text has keys, too: one for each of its characters.
  for (const name of typeof given === 'object' ? Object.keys(given ?? {}) : []) {
    if (known.includes(name)) continue;
    add('unknown_field', `${path}.${name}`, `Only ${known.join(', ')} are known here: it is passed over.`);
  }
}

/**
 * What is wrong or suspicious about a rule, without evaluating it; empty when nothing is. Never throws for the
 * rule itself: a zone or a date that does not exist is a finding.
 *
 * @throws ScheduleError when `at` is not an instant.
 * @example
 * ```ts
 * import { validateSchedule } from 'cordboard/schedule';
 *
 * const rule = { schedule: { timezone: 'Europe/Berlin', endDate: '2025-12-31' } };
 * const [finding] = validateSchedule(rule, { at: '2026-03-02T12:00:00Z' });
 * console.log(finding?.code, finding?.message); // end_date_past The end date 2025-12-31 has passed.
 * ```
 */
export function validateSchedule(rule: ScheduleRule, options: ValidateOptions = {}): Finding[] {
  const findings: Finding[] = [];
  const add: Add = (code, field, message) => {
    findings.push({ severity: WARNINGS.has(code) ? 'warning' : 'error', code, field, message });
  };
  const now = toMillis(options.at ?? Date.now(), 'at');
  checkNames(rule?.schedule, 'schedule', KNOWN, add);
  checkNames(rule?.schedule?.callWindow, 'schedule.callWindow', ['start', 'end'], add);
  const fields = readFields(rule, (error) => add('invalid', error.field, `${error.message}.`));
  if (findings.some(({ code }) => code === 'invalid')) return findings;
  const plan = makePlan(fields, options);
  if (fields.equalTimes) {
    const message = 'It ends when it starts, which creation refuses: leave it out for all day.';
    add('equal_times', 'schedule.callWindow', message);
  }
  if (plan.days === 0) add('no_active_days', 'schedule.activeDays', 'No day is active: it never opens.');
  checkDates(fields, plan, dayOf(fields.zone.wall(now)), add);
  return findings;
}
