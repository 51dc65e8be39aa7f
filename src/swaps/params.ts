import type { ParamIssue } from '../errors.js';
import { InvalidParamsError } from '../errors.js';

const isText = (value: unknown) => typeof value === 'string' && value !== '';

/** What a field may be: in words that complete "must be …", and as a test. No schemas: zod stays with the engine. */
const KINDS = {
  id: ['an id', isText],
  ids: ['a list of ids', (value: unknown) => Array.isArray(value) && value.every(isText)],
  flag: ['true or false', (value: unknown) => typeof value === 'boolean'],
  ms: ['a number of ms, 0 or more', (value: unknown) => typeof value === 'number' && value >= 0],
  width: [
    'an integer from 1 to 50',
    (value: unknown) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 50,
  ],
  callback: ['a function', (value: unknown) => typeof value === 'function'],
  list: ['a list', Array.isArray],
} as const;

/** What each field of an argument is; a `!` marks those that must be there. */
export interface Fields {
  readonly [field: string]: keyof typeof KINDS | `${keyof typeof KINDS}!`;
}

/** What is wrong with an object of options. A misspelt `dryRun` would move a number in earnest. */
export function fieldIssues(given: unknown, fields: Fields, at = ''): ParamIssue[] {
  const issues: ParamIssue[] = [];
  const add = (field: string, message: string, value: unknown) => {
    issues.push({ path: at + field, message, given: value === undefined ? 'nothing' : shown(value) });
  };
  if (typeof given !== 'object' || given === null) {
    const path = at.replace(/\.$/, '') || 'params';
    return [{ path, message: 'an object', given: given === undefined ? 'nothing' : shown(given) }];
  }
  const values = given as { readonly [field: string]: unknown };
  for (const [field, said] of Object.entries(fields)) {
    const [message, allows] = KINDS[said.replace('!', '') as keyof typeof KINDS];
    const value = values[field];
    if (value === undefined ? said.endsWith('!') : !allows(value)) add(field, message, value);
  }
  for (const field of Object.keys(values)) {
    if (!(field in fields)) add(field, 'left out: there is no such option', values[field]);
  }
  return issues;
}

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : String(value);
}

/** @throws `InvalidParamsError` that names every field at fault, before anything is sent. */
export function checkFields(where: string, given: unknown, fields: Fields): void {
  refuse(where, fieldIssues(given, fields));
}

/** @throws `InvalidParamsError` if there are any. */
export function refuse(where: string, issues: readonly ParamIssue[]): void {
  if (issues.length > 0) throw new InvalidParamsError(where, issues);
}
