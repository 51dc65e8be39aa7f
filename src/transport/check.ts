import type { RouteKey } from '../contract/index.js';
import { routeOf } from '../contract/index.js';
import { InvalidParamsError } from '../errors.js';
import type { Lazy } from '../models/schema.js';
import { paramIssues } from './issues.js';

function check(schema: Lazy | undefined, value: unknown) {
  const result = schema?.().safeParse(value ?? {});
  return result && !result.success ? paramIssues(result.error.issues, value ?? {}) : [];
}

/** Refuses what the contract does not allow, before anything is sent. */
export function checkParams(key: RouteKey, query: unknown, body: unknown): void {
  const route = routeOf(key);
  const issues = [...check(route.query, query), ...check(route.body, body)];
  if (issues.length > 0) throw new InvalidParamsError(key, issues);
}
