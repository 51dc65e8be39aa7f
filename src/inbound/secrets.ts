import { noSecret, secretsOf } from '../receive/secrets.js';

/** Refuses at construction what would let anyone in. Never prints a secret. */
export function readSecrets(given: unknown, name: string, least: number): string[] {
  return secretsOf(given, name).map(({ secret, name: called }) => {
    const text = typeof secret === 'string' ? secret : '';
    const wrong = noSecret(secret) ?? (text.trim().length < least ? `${text.trim().length}` : undefined);
    if (wrong === undefined) return text;
    throw new TypeError(
      `${called} must be a string of at least ${least} characters (given ${wrong}). Is the environment variable set?`,
    );
  });
}

/**
 * Compares digests, so that the time it takes tells nothing of the secret or its length, and all of them, so
 * that it does not tell which one it was.
 */
export function anyOf(secrets: readonly string[]): (given: string) => Promise<boolean> {
  return async (given) => {
    const wanted = await digest(given);
    let found = 0;
    for (const secret of secrets) found |= sameBytes(wanted, await digest(secret));
    return found === 1;
  };
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

function sameBytes(a: Uint8Array, b: Uint8Array): 0 | 1 {
  let difference = a.length ^ b.length;
  for (const [i, byte] of a.entries()) difference |= byte ^ (b[i] ?? 0);
  return difference === 0 ? 1 : 0;
}
