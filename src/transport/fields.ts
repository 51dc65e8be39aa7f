import { LONGEST_MS } from '../clock.js';
import type { ParamIssue } from '../errors.js';
import { InvalidParamsError } from '../errors.js';
import { typeName } from '../models/issues.js';
import { shown } from './shown.js';

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string' && value !== '';
const isFunction: Test = (value) => typeof value === 'function';
const isList = (of: Test): Test => {
  return (value) => Array.isArray(value) && value.every(of);
};
const isWhole = (from: number, to = Number.MAX_SAFE_INTEGER): Test => {
  return (value) => Number.isInteger(value) && Number(value) >= from && Number(value) <= to;
};
const has = (...methods: string[]): Test => {
  return (value) =>
    methods.every((name) => isFunction((value as { [name: string]: unknown } | null)?.[name]));
};

function isSignal(value: unknown): boolean {
  const aborted = (value as Partial<AbortSignal> | null)?.aborted;
  return typeof aborted === 'boolean' && has('addEventListener', 'removeEventListener')(value);
}

function isHeaders(value: unknown): boolean {
  // Headers, pairs and maps would be read by their own properties, none of which names a header.
  if (typeof value !== 'object' || value === null || Symbol.iterator in value) return false;
  try {
    return Boolean(new Headers(value as { [name: string]: string }));
  } catch {
    return false;
  }
}

/**
 * What a field may be: in words that complete "must be …", and as a test. A schema cannot tell a signal or a
 * function.
 */
const KINDS = {
  any: ['', () => true],
  id: ['an id', isText],
  ids: ['a list of ids', isList(isText)],
  flag: ['true or false', (value) => typeof value === 'boolean'],
  ms: ['a number of ms, 0 or more', (value) => typeof value === 'number' && value >= 0],
  limitMs: [
    `a number of ms from 1 to ${LONGEST_MS}`,
    (value) => typeof value === 'number' && value > 0 && value <= LONGEST_MS,
  ],
  count: ['an integer of 0 or more', isWhole(0)],
  width: ['an integer from 1 to 50', isWhole(1, 50)],
  version: ['the version of the object, an integer', Number.isInteger],
  key: [
    '1 to 255 visible ASCII characters without spaces',
    (value) => typeof value === 'string' && /^[\x21-\x7e]{1,255}$/.test(value),
  ],
  signal: ['an AbortSignal', isSignal],
  headers: ['an object of names and values that HTTP allows', isHeaders],
  callback: ['a function', isFunction],
  callbacks: ['a list of functions', isList(isFunction)],
  logger: ['an object with the methods debug, info, warn and error', has('debug', 'info', 'warn', 'error')],
  clock: ['an object with the methods now and after', has('now', 'after')],
  list: ['a list', Array.isArray],
} satisfies { [kind: string]: readonly [string, Test] };

type Kind = keyof typeof KINDS;

/** What each field of an argument is: a kind, with a `!` if it must be there, or the values that it may have. */
export interface Fields {
  readonly [field: string]: Kind | `${Kind}!` | readonly string[];
}

function kindOf(said: Fields[string]): readonly [string, Test] {
  if (typeof said === 'string') return KINDS[said.replace('!', '') as Kind];
  const values = said.map((value) => JSON.stringify(value)).join(', ');
  return [`one of ${values}`, (value) => said.includes(value as string)];
}

/** What is wrong with an object of options. A misspelt `dryRun` would move a number in earnest. */
export function fieldIssues(given: unknown, fields: Fields, at = '', name = 'params'): ParamIssue[] {
  if (typeof given !== 'object' || given === null) {
    return [{ path: at.replace(/\.$/, '') || name, message: 'an object', given: shown(given) }];
  }
  const issues: ParamIssue[] = [];
  const values = given as { readonly [field: string]: unknown };
  for (const field in fields) {
    const said = fields[field] as Fields[string];
    const value = values[field];
    if (value === undefined && !(typeof said === 'string' && said.endsWith('!'))) continue;
    const [message, allows] = kindOf(said);
    if (!allows(value)) issues.push({ path: at + field, message, given: shown(value) });
  }
  for (const [field, value] of Object.entries(values)) {
    if (value === undefined || Object.hasOwn(fields, field)) continue;
    // A misspelt name may well be that of a secret.
    const message = 'left out: there is no such option';
    issues.push({ path: at + field, message, given: typeName(value) });
  }
  return issues;
}

/** @throws `InvalidParamsError` that names every field at fault, before anything is sent. */
export function checkFields(where: string, given: unknown, fields: Fields): void {
  refuse(where, fieldIssues(given, fields));
}

/** @throws `InvalidParamsError` if there are any. */
export function refuse(where: string, issues: readonly ParamIssue[]): void {
  if (issues.length > 0) throw new InvalidParamsError(where, issues);
}
