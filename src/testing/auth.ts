import { Problem } from './problem.js';

/** A key that the backend accepts. */
export interface ApiKeySpec {
  /** What is sent as `Authorization: Bearer <key>`. */
  key: string;
  /** Shown as the account's `keyName`. Default: the key's place, `key_1`. */
  name?: string | undefined;
  /** May read but not write: writes answer 403 `permission_denied`. */
  readOnly?: boolean | undefined;
}

export interface Caller {
  key: string;
  name: string;
  readOnly: boolean;
}

export function callersOf(keys: readonly (string | ApiKeySpec)[] | undefined): Map<string, Caller> {
  const specs = keys?.map((key) => (typeof key === 'string' ? { key } : key));
  const all: ApiKeySpec[] = specs ?? [{ key: 'sk_test', name: 'test' }];
  return new Map(
    all.map(({ key, name, readOnly }, index) => {
      if (key.trim() === '') throw new TypeError(`apiKeys[${index}] is empty: give a key such as "sk_test".`);
      return [key, { key, name: name ?? `key_${index + 1}`, readOnly: readOnly ?? false }];
    }),
  );
}

export function authenticate(callers: Map<string, Caller>, header: string | null): Caller {
  const key = /^bearer +(\S+) *$/i.exec(header ?? '')?.[1];
  const caller = callers.get(key ?? '');
  if (caller) return caller;
  // The key itself stays out of the message: answers end up in logs.
  const message = key
    ? 'This API key is not known.'
    : 'No API key: send it as "Authorization: Bearer <key>".';
  throw new Problem('authentication_failed', message, { headers: { 'WWW-Authenticate': 'Bearer' } });
}
