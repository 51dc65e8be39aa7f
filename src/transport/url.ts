import type { ParamIssue } from '../errors.js';
import { InvalidParamsError } from '../errors.js';
import { shown } from './shown.js';

/** Percent-encodes one id. `.` and `..` would climb out of the path, an empty one would name the list. */
function segment(endpoint: string, name: string, value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '' && value !== '.' && value !== '..') {
    try {
      return encodeURIComponent(value);
    } catch {
      // A lone surrogate cannot be encoded: refused below like any other bad id.
    }
  }
  const issue: ParamIssue = {
    path: name,
    message: 'a non-empty id',
    given: shown(value),
  };
  throw new InvalidParamsError(endpoint, [issue]);
}

/** `/v1/agents/{id}` with its parameters filled in. */
export function fillPath(endpoint: string, path: string, params: { [name: string]: unknown } = {}): string {
  let filled = path;
  for (const name in params) filled = filled.replace(`{${name}}`, segment(endpoint, name, params[name]));
  return filled;
}

/** `?limit=50&…`, or nothing. */
export function queryString(query: object | undefined): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  if (pairs.length === 0) return '';
  return `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)] as [string, string]))}`;
}

/** A path given by hand: below the base URL, whatever it says. */
export function checkedPath(path: string): string {
  const probe = 'http://base.invalid';
  const inside =
    typeof path === 'string' && path.startsWith('/') && !path.startsWith('//') && !/[?#\\\s]/.test(path);
  if (inside && URL.canParse(probe + path) && new URL(probe + path).pathname === path) return path;
  throw new InvalidParamsError('request', [
    {
      path: 'path',
      message:
        'an encoded path that begins with one slash and has no "..", query or fragment, such as /v1/agents',
      given: shown(path),
    },
  ]);
}
