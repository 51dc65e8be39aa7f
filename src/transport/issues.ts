import type { ParamIssue } from '../errors.js';
import type { Issue } from '../models/issues.js';
import { allowed, pathOf, typeName, valueAt } from '../models/issues.js';
import { isSecretField } from './redact.js';

function given(path: string, value: unknown): string {
  if (value === undefined) return 'nothing';
  if (isSecretField(path)) return '[redacted]';
  if (typeof value === 'object') return typeName(value);
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
          // A misspelt name may well be that of a secret.
          given: typeName(valueAt(root, [...issue.path, key])),
        };
      });
    }
    // A bad key of a map is reported on the map; the key itself says more.
    const inner = issue.code === 'invalid_key' ? issue.issues[0] : undefined;
    const path = pathOf(issue.path) || 'params';
    return [{ path, message: allowed(inner ?? issue), given: given(path, valueAt(root, issue.path)) }];
  });
}
