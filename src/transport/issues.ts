import type * as z from 'zod/mini';
import type { ParamIssue } from '../errors.js';
import { isSecretField } from './redact.js';

type Issue = z.core.$ZodIssue;

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

/** What is allowed there: completes "must be …". zod/mini's own words are "Invalid input" throughout. */
export function allowed(issue: Issue): string {
  if (issue.message !== 'Invalid input') return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' ? 'an integer' : `of type ${issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1 ? list(issue.values) : `one of ${list(issue.values)}`;
    case 'invalid_union':
      return 'of one of the types that the field takes';
    default:
      return 'valid';
  }
}

function given(path: string, value: unknown): string {
  if (value === undefined) return 'nothing';
  if (isSecretField(path)) return '[redacted]';
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  return (text?.length ?? 0) > 80 ? `${text?.slice(0, 77)}…` : String(text);
}

/** Issues of a request, for {@link InvalidParamsError}: where, what is allowed, what was given. */
export function paramIssues(issues: readonly Issue[], root: unknown): ParamIssue[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const path = pathOf([...issue.path, key]);
        return {
          path,
          message: 'left out: the API has no such field',
          given: given(path, valueAt(root, [...issue.path, key])),
        };
      });
    }
    // A bad key of a map is reported on the map; the key itself says more.
    const inner = issue.code === 'invalid_key' ? issue.issues[0] : undefined;
    const path = pathOf(issue.path) || 'params';
    return [{ path, message: allowed(inner ?? issue), given: given(path, valueAt(root, issue.path)) }];
  });
}
