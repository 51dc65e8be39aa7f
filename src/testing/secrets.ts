import { newSecret } from './ids.js';
import type { SigningSecret, State } from './state.js';
import { DAY, iso } from './times.js';

interface Signs {
  secrets: SigningSecret[];
}

/** A new secret to sign with; the old one signs beside it for 24 hours, so that receivers can change over. */
export function rotateSecret(state: State, row: Signs, at: number): string {
  const secret = newSecret(state);
  const old = row.secrets[0];
  row.secrets = [{ secret, expiresAt: null }];
  if (old) row.secrets.push({ secret: old.secret, expiresAt: iso(at + DAY) });
  return secret;
}
