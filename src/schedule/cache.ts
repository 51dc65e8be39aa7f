import { type Compiled, compile } from './compile.js';
import { isDefault } from './readings.js';
import type { Readings, ScheduleRule } from './types.js';

/** A rule as it was when it was compiled. */
interface Entry {
  made: Compiled;
  fields: readonly unknown[];
  days: readonly unknown[];
}

const cache = new WeakMap<object, Entry>();

const daysOf = (rule: ScheduleRule): readonly unknown[] => rule.schedule?.activeDays ?? [];

/** What holds the fields counts, too: no days is every day and an empty list none, and text has no fields to miss. */
const kind = (value: unknown) => value && typeof value;

/** Written out, as a list made for comparison takes longer than the answer itself. */
function unchanged({ fields, days }: Entry, rule: ScheduleRule): boolean {
  const s = rule.schedule;
  const window = s?.callWindow;
  const now = daysOf(rule);
  let i = days.length;
  if (
    fields[0] !== rule.status ||
    fields[1] !== rule.maxConcurrentCalls ||
    fields[2] !== s?.timezone ||
    fields[3] !== s?.startDate ||
    fields[4] !== s?.endDate ||
    fields[5] !== window?.start ||
    fields[6] !== window?.end ||
    fields[7] !== kind(s) ||
    fields[8] !== kind(window) ||
    fields[9] !== kind(s?.activeDays) ||
    i !== now.length
  ) {
    return false;
  }
  while (i-- > 0) if (days[i] !== now[i]) return false;
  return true;
}

/**
 * The compiled form of a rule, kept for as long as the rule object lives. Whoever changes a rule in place gets
 * the new answer: its fields are compared each time, which costs less than reading them again.
 */
export function compiled(rule: ScheduleRule, readings?: Readings): Compiled {
  if (!isDefault(readings)) return compile(rule, readings);
  const entry = cache.get(rule);
  if (entry && unchanged(entry, rule)) return entry.made;
  const made = compile(rule);
  const { status, maxConcurrentCalls, schedule: s } = rule;
  const window = s?.callWindow;
  const fields = [
    status,
    maxConcurrentCalls,
    s?.timezone,
    s?.startDate,
    s?.endDate,
    window?.start,
    window?.end,
    kind(s),
    kind(window),
    kind(s?.activeDays),
  ];
  cache.set(rule, { made, fields, days: [...daysOf(rule)] });
  return made;
}
