import { ConfigurationError } from '../errors.js';
import type { ApiKey } from '../options.js';

/** The key of a client: fetched once, and afresh when the server refuses it. */
export interface Keyring {
  /** At once where it is known. */
  get(): string | Promise<string>;
  /** Waits no longer for a key that failed, or did not come in time: the next call asks anew. */
  giveUp(vain: Promise<string>): void;
  /** Forgets a refused key; false when there is no other to be had. */
  renew(refused: string): boolean;
}

function checked(key: unknown): string {
  // Anything else would be an invalid header, and the runtime's error would print the key.
  if (typeof key === 'string' && /^[\x21-\x7e]+$/.test(key)) return key;
  throw new ConfigurationError(
    'apiKey must be a non-empty string of visible ASCII characters without spaces, such as sk_…',
  );
}

export function createKeyring(apiKey: ApiKey): Keyring {
  if (typeof apiKey !== 'function') {
    const key = checked(apiKey);
    return { get: () => key, giveUp() {}, renew: () => false };
  }
  let current: Promise<string> | undefined;
  let known: string | undefined;
  const load = async (): Promise<string> => {
    let key: string;
    try {
      key = await apiKey();
    } catch (cause) {
      throw new ConfigurationError('The apiKey function failed.', { cause });
    }
    return checked(key);
  };
  return {
    get() {
      if (known !== undefined) return known;
      if (current) return current;
      const loading: Promise<string> = load().then((key) => {
        // One that was given up may come behind its successor: it is better than none, and takes no one's place.
        if (current === loading || known === undefined) known = key;
        return key;
      });
      current = loading;
      return loading;
    },
    giveUp(vain) {
      if (current === vain) current = undefined;
    },
    renew(refused) {
      // Another call may be renewing it, or have done so: then its key is the one to try.
      if (known === refused) {
        current = undefined;
        known = undefined;
      }
      return true;
    },
  };
}
