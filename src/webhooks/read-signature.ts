import { type Bytes, decode } from './encoding.js';
import { WebhookVerificationError } from './errors.js';
import { oneHeader } from './headers.js';
import type { WebhookHeaders } from './input.js';
import type { WebhookScheme } from './scheme.js';

/** A rotation needs two. More than this is someone who wants us to work. */
const MAX_SIGNATURES = 16;

/** A signature that may be right. */
export interface Candidate {
  algorithm: 'hmac-sha256' | 'ed25519';
  bytes: Bytes;
}

/** What the headers say, not yet believed. */
export interface ReadSignature {
  id: string | null;
  timestamp: string | null;
  candidates: Candidate[];
}

export function readSignature(scheme: WebhookScheme, headers: WebhookHeaders): ReadSignature {
  const value = oneHeader(headers, scheme.signatureHeader);
  const parts = scheme.separator === undefined ? [value] : value.split(scheme.separator);
  const id = scheme.idHeader === undefined ? null : oneHeader(headers, scheme.idHeader);
  // It becomes a key in the store: bounded, and without the dot that separates it in what is signed.
  if (id !== null && !/^[\x21-\x2d\x2f-\x7e]{1,255}$/.test(id))
    throw malformed(`${scheme.idHeader} must be at most 255 visible ASCII characters other than a dot`);
  return { id, timestamp: readTimestamp(scheme, headers, parts), candidates: readCandidates(scheme, parts) };
}

function readTimestamp(scheme: WebhookScheme, headers: WebhookHeaders, parts: string[]): string | null {
  const { timestampHeader, timestampPrefix, signatureHeader } = scheme;
  let text: string;
  if (timestampHeader !== undefined) text = oneHeader(headers, timestampHeader);
  else if (timestampPrefix !== undefined) {
    const found = parts.filter((part) => part.startsWith(timestampPrefix));
    if (found.length !== 1) throw malformed(`${signatureHeader} must hold ${timestampPrefix}… once`);
    text = String(found[0]).slice(timestampPrefix.length);
  } else return null;
  // Strict, because what `Number` or `parseInt` make of it need not be what was signed.
  if (!/^(?:0|[1-9]\d{0,11})$/.test(text))
    throw malformed(`${timestampHeader ?? signatureHeader} must hold whole Unix seconds`);
  return text;
}

function readCandidates(scheme: WebhookScheme, parts: string[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const part of parts) {
    for (const [prefix, algorithm] of Object.entries(scheme.signatures)) {
      if (candidates.length === MAX_SIGNATURES) return candidates;
      const bytes = part.startsWith(prefix) ? decode(part.slice(prefix.length), scheme.encoding) : undefined;
      if (bytes) candidates.push({ algorithm, bytes });
    }
  }
  return candidates;
}

function malformed(message: string): WebhookVerificationError {
  return new WebhookVerificationError('malformed_header', `${message}.`);
}
