import { type Compiled, compile } from './compile.js';
import { isDefault } from './readings.js';
import type { Readings, ScheduleRule } from './types.js';

interface Entry {
  made: Compiled;
  seen: readonly unknown[];
  days: readonly unknown[];
}

const cache = new WeakMap<object, Entry>();

/** Everything that an answer depends on, but the days. */
function parts({ schedule: s, status, maxConcurrentCalls }: ScheduleRule): unknown[] {
  const window = s?.callWindow;
  return [s, status, maxConcurrentCalls, s?.timezone, s?.startDate, s?.endDate, window?.start, window?.end];
}

const daysOf = (rule: ScheduleRule): readonly unknown[] => rule.schedule?.activeDays ?? [];

/** A plain loop, as `every` would take most of the time of an answer. */
function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  let i = a.length;
  if (i !== b.length) return false;
  while (i-- > 0) if (a[i] !== b[i]) return false;
  return true;
}

/**
 * The compiled form of a rule, kept for as long as the rule object lives. Whoever changes a rule in place gets
 * the new answer: its parts are compared each time, which costs less than reading them again.
 */
export function compiled(rule: ScheduleRule, readings?: Readings): Compiled {
  if (!(rule instanceof Object && isDefault(readings))) return compile(rule, readings);
  const entry = cache.get(rule);
  const seen = parts(rule);
  if (entry && same(entry.seen, seen) && same(entry.days, daysOf(rule))) return entry.made;
  const made = compile(rule);
  cache.set(rule, { made, seen, days: [...daysOf(rule)] });
  return made;
}
