import type { Issue } from './zod.js';

/** `['schedule', 'callWindow', 'start']` as `schedule.callWindow.start`, list items as `tools[3]`. */
export function pathOf(path: readonly PropertyKey[], item?: string): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${item ?? step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as { [key: PropertyKey]: unknown } | null)?.[step],
    root,
  );
}

/** The type of a value, in words that never show the value. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return value === undefined ? 'missing' : typeof value;
}

function list(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ');
}

/** Where zod's name of a type is not what a reader would call it. */
const TYPES: { [type: string]: string } = {
  int: 'an integer',
  record: 'of type object',
  nonoptional: 'given',
};

/** What is allowed there: completes "must be …". zod/mini's own words are "Invalid input" throughout. */
export function allowed(issue: Issue): string {
  if (issue.message !== 'Invalid input') return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? `of type ${issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1 ? list(issue.values) : `one of ${list(issue.values)}`;
    case 'invalid_union':
      // Of a kind that one field tells apart, zod says which values that field may have.
      return 'options' in issue && Array.isArray(issue.options)
        ? `one of ${list(issue.options)}`
        : 'of one of the types that the field takes';
    default:
      return 'valid';
  }
}
