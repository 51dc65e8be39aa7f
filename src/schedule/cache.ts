import { type Compiled, compile } from './compile.js';
import { isDefault } from './readings.js';
import type { Readings, ScheduleRule } from './types.js';

interface Entry {
  compiled: Compiled;
  seen: unknown[];
}

const cache = new WeakMap<object, Entry>();

/** Everything that an answer depends on. */
function parts(rule: ScheduleRule): unknown[] {
  const schedule = rule.schedule;
  const window = schedule?.callWindow;
  const dates = [schedule?.timezone, schedule?.startDate, schedule?.endDate];
  const fixed: unknown[] = [
    rule.status,
    rule.maxConcurrentCalls,
    schedule,
    window,
    window?.start,
    window?.end,
  ];
  return fixed.concat(dates, schedule?.activeDays);
}

const same = (a: unknown[], b: unknown[]) => a.length === b.length && a.every((part, i) => part === b[i]);

/**
 * The compiled form of a rule, kept for as long as the rule object lives. Whoever changes a rule in place gets
 * the new answer: the parts are compared each time, which costs less than reading them again.
 */
export function compiled(rule: ScheduleRule, readings?: Readings): Compiled {
  if (!isDefault(readings) || !(rule instanceof Object)) return compile(rule, readings);
  const seen = parts(rule);
  const entry = cache.get(rule);
  if (entry && same(entry.seen, seen)) return entry.compiled;
  const made = compile(rule);
  cache.set(rule, { compiled: made, seen });
  return made;
}
