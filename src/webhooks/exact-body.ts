import { BodyError, isExact, RAW_BODY_REMEDY, readBody } from '../receive/body.js';
import type { Bytes } from './encoding.js';
import { WebhookVerificationError } from './errors.js';

/** What was handed in as a body has been parsed, or was never one. */
export function notBytes(body: unknown): WebhookVerificationError {
  const given = body === null ? 'null' : typeof body;
  return new WebhookVerificationError(
    'body_parsed',
    `body must be the bytes or the text as received (given ${given}). ${RAW_BODY_REMEDY}`,
  );
}

/** The exact bytes of a request, for those who hash them. */
export async function readExactly(request: Request, maxBytes: number): Promise<Bytes> {
  try {
    if (!isExact(request)) throw new BodyError('body_parsed');
    return await readBody(request, maxBytes);
  } catch (error) {
    if (error instanceof BodyError) throw new WebhookVerificationError(error.code, error.message);
    throw error;
  }
}
