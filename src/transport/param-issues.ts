import type { ParamIssue } from '../errors.js';
import { allowed, pathOf, typeName, valueAt } from '../models/issues.js';
import type { Schema } from '../models/schema.js';
import { zodOf } from '../models/zod.js';
import { isSecretField } from './redact.js';
import { shown } from './shown.js';

/** Values that are another call's by now: to send them would make that call twice. */
const CHANGED: ParamIssue = {
  path: 'params',
  message: 'left as they are during a call; at its start they did not fit',
  given: 'others since',
};

/**
 * What is wrong with a part of a request that did not fit, for {@link InvalidParamsError}: where, what is allowed,
 * what was given.
 */
export function paramIssues(schema: Schema, root: unknown): ParamIssue[] {
  const { error } = zodOf(schema).safeParse(root);
  if (!error) return schema.fits(root) ? [CHANGED] : [];
  return error.issues.flatMap((issue) => {
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
