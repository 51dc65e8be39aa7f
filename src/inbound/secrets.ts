/** Refuses at construction what would let anyone in. Never prints a secret. */
export function checkSecrets(secrets: unknown, name: string, least: number): void {
  if (!Array.isArray(secrets) || secrets.length === 0)
    throw new TypeError(`${name} must hold at least one (given ${secrets ? 'none' : String(secrets)})`);
  for (const [i, secret] of secrets.entries()) {
    const length = typeof secret === 'string' ? secret.trim().length : -1;
    if (length >= least) continue;
    const given = length < 0 ? typeof secret : `${length}`;
    throw new TypeError(
      `${name}[${i}] must be a text of at least ${least} characters (given ${given}). Is the environment variable set?`,
    );
  }
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
