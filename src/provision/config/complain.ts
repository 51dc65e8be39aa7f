import type { RoutingIssue } from '../errors.js';
import { holdsToken } from '../secrets/urls.js';
import { suggestion } from './nearest.js';
import type { EnvReference } from './references.js';

/** An issue whose message says all; what was given is shown only when it is safe to show. */
export function issue(path: string, message: string, given?: string): RoutingIssue {
  return { path, message, given: given === undefined ? null : JSON.stringify(given) };
}

/** Every entry of a map of the config. */
export function entries<T>(map: { [key: string]: T } | undefined): [string, T][] {
  return Object.entries(map ?? {});
}

/** An entry by its key: `toString` is one only where it is defined. */
export function entry<T>(map: { [key: string]: T } | undefined, key: string): T | undefined {
  return map && Object.hasOwn(map, key) ? map[key] : undefined;
}

/** Refuses a reference to a key that is not defined, and names the nearest that is. */
export function checkKey(path: string, what: string, key: string, map: object | undefined): RoutingIssue[] {
  if (Object.hasOwn(map ?? {}, key)) return [];
  return [issue(path, `must be the key of ${what}; ${suggestion(key, Object.keys(map ?? {}))}`, key)];
}

/** Refuses a URL that would carry a token into a file, a plan and a log. */
export function checkUrl(path: string, url: string | EnvReference | null | undefined): RoutingIssue[] {
  if (typeof url !== 'string' || !holdsToken(url)) return [];
  return [
    issue(
      path,
      'must be a reference { "env": "NAME" }: this URL has a user, a query or a part that looks like a token',
    ),
  ];
}

/** Refuses metadata keys that this library keeps for itself. */
export function checkMetadata(path: string, metadata: object | undefined): RoutingIssue[] {
  return Object.keys(metadata ?? {})
    .filter((key) => key.startsWith('cordboard.'))
    .map((key) =>
      issue(
        `${path}.metadata`,
        'must have no keys that begin with "cordboard.": they are kept for the library',
        key,
      ),
    );
}

/** Refuses the second of two entries that mean the same thing. */
export function checkUnique(
  path: (key: string) => string,
  named: readonly (readonly [key: string, means: string | undefined])[],
  what: string,
): RoutingIssue[] {
  const seen = new Map<string, string>();
  return named.flatMap(([key, means]) => {
    const first = means === undefined ? undefined : seen.get(means);
    if (first !== undefined) return [issue(path(key), `must differ: ${first} has the same ${what}`)];
    if (means !== undefined) seen.set(means, key);
    return [];
  });
}
