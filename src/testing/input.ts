import type { Route } from '../contract/route.js';
import type { Schema } from '../models/schema.js';
import { zodOf } from '../models/zod.js';
import { explain } from './issues.js';
import { invalid, Problem } from './problem.js';

/** What is wrong with a value, in one sentence and issue by issue; `undefined` when it is as its schema takes it. */
function wrongs(schema: Schema, value: unknown, whole: string) {
  const parsed = zodOf(schema).safeParse(value);
  if (parsed.success) return { data: parsed.data, wrong: undefined };
  const issues = explain(parsed.error.issues);
  const [first] = issues;
  const where = `${first?.path || whole} must be ${first?.message}`;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return { data: undefined, wrong: { message: where + more, issues } };
}

/** The value as its schema takes it, or 422 with all that is wrong. */
export function check(schema: Schema, value: unknown): unknown {
  const { data, wrong } = wrongs(schema, value, 'The request');
  if (!wrong) return data;
  const { message, issues } = wrong;
  throw new Problem('validation_failed', message, { issues, ...(issues[0] && { param: issues[0].path }) });
}

/** What a test hands over in process: a misspelt option would do nothing, and a wrong value something odd. */
export function checkGiven(where: string, schema: Schema, value: unknown): void {
  const { wrong } = wrongs(schema, value, 'what it is given');
  if (wrong) throw new TypeError(`${where}: ${wrong.message}.`);
}

/** Far deeper than anything of the API, and far from where keeping and answering it would overflow the stack. */
const DEEPEST = 100;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
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
  if (isDeeper(value, DEEPEST))
    throw new Problem('invalid_request', `The body is nested more than ${DEEPEST} levels deep.`);
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
