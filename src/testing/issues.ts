import type { ErrorIssue } from '../models/error-body.js';
import { allowed, pathOf } from '../models/issues.js';
import type { Issue } from '../models/zod.js';

/** Each thing that is wrong, with its place and what is allowed there. */
export function explain(issues: readonly Issue[], at: readonly PropertyKey[] = []): ErrorIssue[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pathOf([...path, key]),
        message: 'left out: no such field is known here',
      }));
    }
    if (issue.code === 'invalid_key') return explain(issue.issues, path);
    return [{ path: pathOf(path), message: allowed(issue) }];
  });
}
