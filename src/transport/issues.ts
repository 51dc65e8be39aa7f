import type { ParamIssue } from '../errors.js';
import type { Issue } from '../models/issues.js';
import { allowed, pathOf, typeName, valueAt } from '../models/issues.js';
import { isSecretField } from './redact.js';

/** A value for a message, shortened; what holds more values is shown by its type alone. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'object' || typeof value === 'function') return typeName(value);
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
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
          // A misspelt name may well be that of a secret.
          given: typeName(valueAt(root, [...issue.path, key])),
        };
      });
    }
    // A bad key of a map is reported on the map; the key itself says more.
    const inner = issue.code === 'invalid_key' ? issue.issues[0] : undefined;
    const path = pathOf(issue.path) || 'params';
    const value = valueAt(root, issue.path);
    const secret = isSecretField(path) && value !== undefined;
    return [{ path, message: allowed(inner ?? issue), given: secret ? '[redacted]' : shown(value) }];
  });
}
