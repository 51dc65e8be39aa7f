import * as z from 'zod/mini';
import { InvalidParamsError } from '../errors.js';
import type { ReturnsSpec } from '../models/returns.js';
import { returnsInput } from '../models/returns.js';
import type { Schema } from '../models/schema.js';
import { lazy } from '../models/schema.js';
import { paramIssues } from './issues.js';

const TYPES = { string: () => z.string(), number: () => z.number(), boolean: () => z.boolean() };

const asked = lazy(() => z.object({ returns: returnsInput() }));

/** Refuses `returns` that say nothing of a result, before anything is sent. */
export function checkReturns(endpoint: string, returns: unknown): void {
  const { error } = asked().safeParse({ returns });
  if (error) throw new InvalidParamsError(endpoint, paramIssues(error.issues, { returns }));
}

function isPage(data: unknown): data is { data: unknown[] } {
  return Array.isArray((data as { data?: unknown } | null)?.data);
}

/** The schema of a call, or of a page of calls, whose results were asked for with these `returns`. */
export function resultsSchema(returns: ReturnsSpec, data: unknown): Schema {
  const fields = Object.entries(returns).map(([name, type]) => [name, z.nullable(TYPES[type]())] as const);
  const call = z.looseObject({ result: z.nullable(z.looseObject(Object.fromEntries(fields))) });
  return isPage(data) ? z.looseObject({ data: z.array(call) }) : call;
}

/** Gives each field that a result lacks its `null`, so that the type which the caller sees is true. */
export function completeResults(returns: ReturnsSpec, data: unknown): void {
  for (const call of isPage(data) ? data.data : [data]) {
    const result = (call as { result?: { [field: string]: unknown } | null } | null)?.result;
    if (typeof result !== 'object' || result === null) continue;
    for (const field of Object.keys(returns)) result[field] ??= null;
  }
}
