import * as z from 'zod/mini';
import type { RouteKey } from '../contract/index.js';
import { routeOf } from '../contract/index.js';
import { InvalidParamsError } from '../errors.js';
import { returnsInput } from '../models/returns.js';
import type { Lazy } from '../models/schema.js';
import { paramIssues } from './issues.js';

const typing = () => z.looseObject({ returns: returnsInput() });

function check(schema: Lazy | undefined, value: unknown) {
  const { error } = schema?.().safeParse(value ?? {}) ?? {};
  return error ? paramIssues(error.issues, value) : [];
}

/** Refuses what the contract does not allow, before anything is sent. */
export function checkParams(key: RouteKey, query: unknown, body: unknown, returns?: unknown): void {
  const route = routeOf(key);
  const issues = [
    ...check(route.query, query),
    ...check(route.body, body),
    ...check(returns ? typing : undefined, { returns }),
  ];
  if (issues.length > 0) throw new InvalidParamsError(key, issues);
}
