import type { Outcome } from '../errors.js';
import { ConnectionError } from '../errors.js';
import type { Outgoing } from './attempt.js';
import { scrub } from './redact.js';

/** Errors that come before the request is on the wire. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
]);

/** A certificate that was not trusted, for whichever reason. What the server says of ours comes later, as `ERR_SSL_…`. */
const NOT_TRUSTED = /^(?!ERR_SSL).*(CERT|LEAF)/;

/** What a socket that was open can say as well. */
const NOT_REACHED = new Set(['EHOSTUNREACH', 'ENETUNREACH']);

/** Deno's errors have no code. */
const NOT_CONNECTED = /client error \(Connect\)|^Requires net access/;

interface Failure {
  code?: string;
  syscall?: string;
}

function failureIn(error: unknown): Failure | undefined {
  type Link = { code?: unknown; message?: unknown; cause?: unknown; errors?: Failure[] };
  // No further than this: an error may be its own cause.
  for (
    let e = error as Link | undefined, left = 9;
    e && left > 0;
    e = e.cause as Link | undefined, left -= 1
  ) {
    if (typeof e.code === 'string') return e as Failure;
    if (NOT_CONNECTED.test(String(e.message))) return {};
    // Node tries every address of a name and reports them together; if one was refused, all were.
    if (e.errors?.[0]?.code) return e.errors[0];
  }
  return undefined;
}

function isNotSent({ code, syscall = 'connect' }: Failure): boolean {
  // It was found by what it says, which is said of nothing else.
  if (code === undefined) return true;
  return NOT_SENT.has(code) || NOT_TRUSTED.test(code) || (NOT_REACHED.has(code) && syscall === 'connect');
}

/** Of a request: what its failure may say, and what not. */
type Sent = Pick<Outgoing, 'where' | 'secrets' | 'uncertain'>;

/** A network failure as a {@link ConnectionError}, its cause copied without anything secret. */
export function connectionError(error: unknown, { where, secrets, uncertain }: Sent): ConnectionError {
  const failure = failureIn(error);
  const code = failure?.code;
  const outcome: Outcome = failure && isNotSent(failure) && !uncertain ? 'not_sent' : 'unknown';
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
