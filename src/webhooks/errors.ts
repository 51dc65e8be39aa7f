import type { BodyFault } from '../receive/body.js';

/**
 * Why a webhook was refused.
 *
 * | Code | Status | Meaning |
 * |---|---|---|
 * | `missing_header` | 401 | it is not signed, or its id or timestamp is missing |
 * | `no_matching_signature` | 401 | no signature fits any secret: forged, altered, or signed with another secret |
 * | `timestamp_too_old`, `timestamp_too_new` | 401 | outside the tolerance: a replay, or a clock that is wrong |
 * | `duplicate_header` | 400 | a header that may appear only once came twice |
 * | `malformed_header` | 400 | an id or a timestamp that cannot be one |
 * | `not_an_event` | 400 | correctly signed, but not an event of this API |
 * | `body_too_large` | 413 | more bytes than are read |
 * | `body_unreadable` | 400 | the connection broke before the end |
 * | `body_parsed`, `body_consumed` | 500 | your server read the body first; the message names the fix |
 */
export type WebhookErrorCode =
  | 'missing_header'
  | 'no_matching_signature'
  | 'timestamp_too_old'
  | 'timestamp_too_new'
  | 'duplicate_header'
  | 'malformed_header'
  | 'not_an_event'
  | BodyFault;

const statuses: { [C in WebhookErrorCode]: number } = {
  missing_header: 401,
  no_matching_signature: 401,
  timestamp_too_old: 401,
  timestamp_too_new: 401,
  duplicate_header: 400,
  malformed_header: 400,
  not_an_event: 400,
  body_too_large: 413,
  body_unreadable: 400,
  body_parsed: 500,
  body_consumed: 500,
};

const BRAND = Symbol.for('cordboard.WebhookVerificationError');

/**
 * A webhook that must not be trusted. No message holds a secret, or a signature that would have been right.
 *
 * @example
 * ```ts
 * import { createWebhookVerifier, WebhookVerificationError } from 'cordboard/webhooks';
 *
 * const verifier = createWebhookVerifier({ secrets: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=' });
 * try {
 *   await verifier.verify({ headers: {}, body: '{}' });
 * } catch (error) {
 *   if (error instanceof WebhookVerificationError) console.log(error.status, error.code); // 401 missing_header
 * }
 * ```
 */
export class WebhookVerificationError extends Error {
  /** What is wrong; stable. */
  readonly code: WebhookErrorCode;
  /** The HTTP status to answer with. */
  readonly status: number;
  /** @internal */
  constructor(code: WebhookErrorCode, message: string) {
    super(message);
    this.code = code;
    this.status = statuses[code];
  }
}

Object.assign(WebhookVerificationError.prototype, { name: 'WebhookVerificationError', [BRAND]: true });

/**
 * Tells a {@link WebhookVerificationError} from any other error, also when two copies of the package are
 * loaded (where `instanceof` fails).
 *
 * @example
 * ```ts
 * import { createWebhookVerifier, isWebhookVerificationError } from 'cordboard/webhooks';
 *
 * const verifier = createWebhookVerifier({ secrets: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=' });
 * const error = await verifier.verify({ headers: {}, body: '{}' }).catch((reason: unknown) => reason);
 * console.log(isWebhookVerificationError(error) && error.status); // 401
 * ```
 */
export function isWebhookVerificationError(error: unknown): error is WebhookVerificationError {
  return (error as { [BRAND]?: unknown } | null | undefined)?.[BRAND] === true;
}
