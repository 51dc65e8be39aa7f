import type { ReturnsSpec, ReturnTypes } from '../models/returns.js';
import type { Schema } from '../models/schema.js';
import * as z from '../models/z.js';

const TYPES: { [type in keyof ReturnTypes]: () => Schema } = {
  string: z.string,
  number: z.number,
  boolean: z.boolean,
};

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
