import { newSecret } from './ids.js';
import type { SigningSecret, State } from './state.js';
import { DAY, iso } from './times.js';

interface Signs {
  secrets: SigningSecret[];
}

/** The secrets that sign now, the newest first. */
export function signing(secrets: readonly SigningSecret[], at: number): SigningSecret[] {
  return secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > iso(at));
}

/** A new secret to sign with; older ones sign along with it for 24 hours, so that receivers can change over. */
export function rotateSecret(state: State, row: Signs, at: number): string {
  const secret = newSecret(state);
  const older = signing(row.secrets, at).map((old) => ({
    ...old,
    expiresAt: old.expiresAt ?? iso(at + DAY),
  }));
  row.secrets = [{ secret, expiresAt: null }, ...older];
  return secret;
}
