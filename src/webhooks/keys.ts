import { noSecret } from '../receive/secrets.js';
import { type Bytes, decode, utf8 } from './encoding.js';
import type { WebhookScheme } from './scheme.js';

type Algorithm = 'hmac-sha256' | 'ed25519';

/** A secret, checked and not yet imported. */
export interface Secret {
  algorithm: Algorithm;
  bytes: Bytes;
}

/** What may stand before the base64, and what it is then. */
const PREFIXES: { [use in 'sign' | 'verify']: { [prefix: string]: Algorithm } } = {
  verify: { whsec_: 'hmac-sha256', whpk_: 'ed25519' },
  sign: { whsec_: 'hmac-sha256', whsk_: 'ed25519' },
};

/** Checks a secret at construction, so that an empty one cannot verify anything. Never prints it. */
export function readSecret(
  secret: unknown,
  scheme: WebhookScheme,
  name: string,
  use: 'sign' | 'verify',
): Secret {
  const wrong = (what: string) => new TypeError(`${name} must be ${what}`);
  if (secret instanceof Uint8Array) {
    if (secret.byteLength === 0) throw wrong('a signing secret (given no bytes)');
    return { algorithm: 'hmac-sha256', bytes: new Uint8Array(secret) };
  }
  const given = noSecret(secret);
  if (typeof secret !== 'string' || given !== undefined)
    throw wrong(`a signing secret (given ${given}). Is the environment variable set?`);
  if (scheme.secrets === 'text') return { algorithm: 'hmac-sha256', bytes: utf8(secret) };

  const prefix = /^wh(?:sec|pk|sk)_/.exec(secret)?.[0] ?? 'whsec_';
  const allowed = PREFIXES[use];
  const algorithm = allowed[prefix];
  const text = secret.startsWith(prefix) ? secret.slice(prefix.length) : secret;
  const bytes = decode(text, 'base64');
  if (!algorithm || !bytes)
    throw wrong(
      `base64 after ${Object.keys(allowed).join(' or ')} (given ${algorithm ? 'something else' : prefix}…)`,
    );
  if (algorithm === 'ed25519' && bytes.length !== 32 && !(use === 'sign' && bytes.length === 64))
    throw wrong(`32 bytes of base64 after ${prefix} (given ${bytes.length})`);
  if (!Object.values(scheme.signatures).includes(algorithm))
    throw wrong(`a secret for ${scheme.name}, which has no ${algorithm} signatures`);
  return { algorithm, bytes };
}

/** Web Crypto's own key; its type has no global name in every set of type declarations. */
export type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const HMAC = { name: 'HMAC', hash: 'SHA-256' };
const ED25519 = { name: 'Ed25519' };

export const parameters = { 'hmac-sha256': HMAC, ed25519: ED25519 };

/** Imported once for each secret, and not before it is needed. */
export function importVerifyKey({ algorithm, bytes }: Secret): Promise<Key> {
  return crypto.subtle.importKey('raw', bytes, parameters[algorithm], false, ['verify']);
}
