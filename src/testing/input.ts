import type { Route } from '../contract/route.js';
import type { Schema } from '../models/schema.js';
import { explain } from './issues.js';
import { invalid, Problem } from './problem.js';

/** The value as its schema takes it, or 422 with all that is wrong. */
export function check(schema: Schema, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = explain(parsed.error.issues);
  const [first] = issues;
  const where = first?.path
    ? `${first.path} must be ${first.message}`
    : `The request must be ${first?.message}`;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  throw new Problem('validation_failed', `${where}${more}`, { issues, ...(first && { param: first.path }) });
}

/** The body that a route asks for; `undefined` where it asks for none. */
export function readBody(route: Route, text: string): unknown {
  if (!route.body) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const what = text.trim() === '' ? 'The body is empty' : 'The body is not readable JSON';
    throw new Problem('invalid_request', `${what}: send a JSON object.`);
  }
  return check(route.body(), value);
}

/** Text in a query that stands for a number. */
const NUMERIC = new Set(['limit']);

export function readQuery(route: Route, params: URLSearchParams): unknown {
  if (!route.query) return {};
  const given: { [name: string]: unknown } = {};
  for (const [name, text] of params) {
    if (Object.hasOwn(given, name)) throw invalid(name, 'given once');
    given[name] = NUMERIC.has(name) && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  }
  return check(route.query(), given);
}
