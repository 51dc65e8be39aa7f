import type { CordboardEvent } from '../models/event.js';
import { signedContent } from './content.js';
import { WebhookVerificationError } from './errors.js';
import { parseEvent } from './event.js';
import { type ReadInput, readInput, type WebhookInput } from './input.js';
import { type Key, parameters } from './keys.js';
import { readSignature } from './read-signature.js';
import type { WebhookScheme } from './scheme.js';
import { checkAge } from './tolerance.js';
import type { VerifiedSignature } from './verifier.js';

/** What a verifier was made with, checked. */
export interface Verifying {
  scheme: WebhookScheme;
  toleranceSeconds: number;
  keys: readonly { index: number; algorithm: keyof typeof parameters; key: () => Promise<Key> }[];
  now: () => number;
}

async function check(verifying: Verifying, { headers, body }: ReadInput): Promise<VerifiedSignature> {
  const { scheme, toleranceSeconds, keys, now } = verifying;
  const { id, timestamp, candidates } = readSignature(scheme, headers);
  checkAge(timestamp, toleranceSeconds, now());
  const content = signedContent(scheme, id, timestamp, body);
  for (const candidate of candidates) {
    for (const { index, algorithm, key } of keys) {
      if (algorithm !== candidate.algorithm) continue;
      if (await crypto.subtle.verify(parameters[algorithm], await key(), candidate.bytes, content))
        return {
          secretIndex: index,
          messageId: id,
          timestamp: timestamp === null ? null : Number(timestamp),
        };
    }
  }
  throw new WebhookVerificationError(
    'no_matching_signature',
    `No signature in ${scheme.signatureHeader} fits the body and any of the secrets.`,
  );
}

/** Whether one of the secrets has signed it. */
export async function verifySignature(verifying: Verifying, input: WebhookInput): Promise<VerifiedSignature> {
  return check(verifying, await readInput(input));
}

/** The event in it, once its signature is verified. */
export async function verify(verifying: Verifying, input: WebhookInput): Promise<CordboardEvent> {
  const read = await readInput(input);
  await check(verifying, read);
  return parseEvent(read.body);
}
