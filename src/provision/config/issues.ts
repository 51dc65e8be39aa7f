import { allowed, pathOf, typeName, valueAt } from '../../models/issues.js';
import type { Issue } from '../../models/zod.js';
import type { RoutingIssue } from '../errors.js';

/** Where a secret or a URL with a token may stand: what is wrong with it is told without showing it. */
const HIDDEN = new Set([
  'accountSid',
  'authToken',
  'env',
  'import',
  'inboundCallback',
  'numberSid',
  'signingSecret',
  'sipPassword',
  'sipUsername',
  'terminationUri',
  'url',
  'webhookUrl',
]);

function given(path: readonly PropertyKey[], value: unknown): string {
  if (value === undefined) return 'nothing';
  if (HIDDEN.has(String(path.at(-1)))) return `${typeName(value)}, [redacted]`;
  // What stands inside is not looked through for secrets, so it is not shown.
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const text = JSON.stringify(value) ?? typeName(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** What the schema complains of, in our words. */
export function schemaIssues(issues: readonly Issue[], root: unknown): RoutingIssue[] {
  return issues.flatMap((issue): RoutingIssue[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const path = pathOf([...issue.path, key]);
        return { path, message: 'must be left out: there is no such field', given: null };
      });
    }
    // A bad key of a map is reported on the map; the key itself says more.
    const inner = issue.code === 'invalid_key' ? issue.issues[0] : undefined;
    const message = `must be ${allowed(inner ?? issue).replace('of type record', 'a map by key')}`;
    return [
      {
        path: pathOf(issue.path) || 'the config',
        message,
        given: given(issue.path, inner ? issue.path.at(-1) : valueAt(root, issue.path)),
      },
    ];
  });
}
