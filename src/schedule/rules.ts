import type { ScheduleRule } from './types.js';

/** One rule or several, as a list. */
export function listOf(rules: ScheduleRule | readonly ScheduleRule[]): readonly ScheduleRule[] {
  return [rules].flat() as ScheduleRule[];
}

/** A name for each rule. */
export function labelsOf(rules: readonly ScheduleRule[], labels: readonly string[] = []): string[] {
  return rules.map((rule, index) => labels[index] ?? rule.id ?? `Rule ${index + 1}`);
}
