import type { Outcome } from '../errors.js';
import { ConnectionError } from '../errors.js';
import type { Outgoing } from './attempt.js';
import { scrub } from './redact.js';

/** Errors that come before the request is on the wire. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ConnectionRefused',
]);

function codeOf(error: unknown): string | undefined {
  for (let e = error as { code?: unknown; cause?: unknown } | undefined; e; e = e.cause as typeof e) {
    if (typeof e.code === 'string') return e.code;
    // Node tries every address of a name and reports them together; if one was refused, all were.
    const inner = (e as { errors?: { code?: string }[] }).errors?.[0]?.code;
    if (inner) return inner;
  }
  return undefined;
}

/** Of a request: what its failure may say, and what not. */
type Sent = Pick<Outgoing, 'where' | 'secrets' | 'uncertain'>;

/** A network failure as a {@link ConnectionError}, its cause copied without anything secret. */
export function connectionError(error: unknown, { where, secrets, uncertain }: Sent): ConnectionError {
  const code = codeOf(error);
  const outcome: Outcome = code && NOT_SENT.has(code) && !uncertain ? 'not_sent' : 'unknown';
  const { name = 'Error', message = String(error) } = error instanceof Error ? error : {};
  const cause = Object.assign(new Error(scrub(message, secrets)), { name, ...(code && { code }) });
  delete cause.stack;
  const fate = outcome === 'not_sent' ? 'nothing was sent' : 'the server may have acted on it';
  return new ConnectionError(
    `Could not reach ${where} (${code ?? scrub(message, secrets)}): ${fate}.`,
    outcome,
    cause,
  );
}
