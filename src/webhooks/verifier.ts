import { late } from '../late.js';
import type { CordboardEvent } from '../models/event.js';
import { required } from '../receive/options.js';
import { secretsOf } from '../receive/secrets.js';
import type { WebhookInput } from './input.js';
import { importVerifyKey, type Key, readSecret } from './keys.js';
import { checkScheme, standardWebhooks, type WebhookScheme } from './scheme.js';
import { readTolerance } from './tolerance.js';

const load = late(() => import('./verify.js'));

/** What {@link createWebhookVerifier} takes. */
export interface WebhookVerifierOptions {
  /**
   * The endpoint's signing secret, or several while one is being rotated. Bytes are used as an HMAC key as they are.
   * Values of `process.env` can be passed directly: `undefined` is refused, except after the first, where it means
   * that no rotation is under way.
   */
  secrets: string | Uint8Array | undefined | readonly (string | Uint8Array | undefined)[];
  /** How the sender signs. Default {@link standardWebhooks}. */
  scheme?: WebhookScheme | undefined;
  /** How far the timestamp may be from now, both ways, in seconds. Default 300; `'off'` accepts any age. */
  toleranceSeconds?: number | 'off' | undefined;
  /** Now, in epoch ms. Default `Date.now`. */
  now?: (() => number) | undefined;
}

/** What is known of a message once its signature is verified. */
export interface VerifiedSignature {
  /** Which of `secrets` it was signed with, from 0. */
  secretIndex: number;
  /** The message's id; the same for every delivery of an event. `null` when the scheme has none. */
  messageId: string | null;
  /** When it was signed, in Unix seconds. `null` when the scheme has none. */
  timestamp: number | null;
}

/**
 * Tells genuine webhooks from forged ones.
 *
 * @example
 * ```ts
 * import { createWebhookVerifier } from 'cordboard/webhooks';
 *
 * const verifier = createWebhookVerifier({ secrets: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=' });
 * export async function receive(request: Request): Promise<Response> {
 *   const event = await verifier.verify(request);
 *   if (event.type === 'call.completed') console.log(event.data.call.result);
 *   return new Response(null, { status: 204 });
 * }
 * ```
 */
export interface WebhookVerifier {
  /**
   * The event, once its signature is verified. Await it: a promise is always truthy.
   *
   * Its `type` tells what `data` holds. An event of a type that is newer than this version is passed on as it
   * came, so keep a `default` branch.
   *
   * @throws WebhookVerificationError
   * @example
   * ```ts
   * import { createWebhookVerifier, signWebhook } from 'cordboard/webhooks';
   *
   * const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
   * const verifier = createWebhookVerifier({ secrets: secret });
   * const body = JSON.stringify({
   *   id: 'evt_1',
   *   type: 'number.renewed',
   *   createdAt: '2026-11-30T15:00:00Z',
   *   apiVersion: '2026-11-01',
   *   data: { number: { id: 'pn_1', phoneNumber: '+14155550123' } },
   * });
   *
   * const event = await verifier.verify({ headers: await signWebhook({ secret, body }), body });
   * if (event.type === 'number.renewed') console.log(event.data.number.phoneNumber); // +14155550123
   * ```
   */
  verify(input: WebhookInput): Promise<CordboardEvent>;
  /**
   * Verifies the signature of any payload, and reads none of it.
   *
   * @throws WebhookVerificationError
   * @example
   * ```ts
   * import { createWebhookVerifier, signWebhook } from 'cordboard/webhooks';
   *
   * const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
   * const previous = 'whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=';
   * const verifier = createWebhookVerifier({ secrets: [secret, previous] });
   *
   * const body = 'not JSON at all';
   * const headers = await signWebhook({ secret: previous, body, id: 'msg_1' });
   * const { messageId, secretIndex } = await verifier.verifySignature({ headers, body });
   * console.log(messageId, secretIndex); // msg_1 1
   * ```
   */
  verifySignature(input: WebhookInput): Promise<VerifiedSignature>;
}

/**
 * Creates a verifier. It checks the secrets at once (`TypeError`), imports them once, and can be shared.
 *
 * @example
 * ```ts
 * import { createWebhookVerifier, signWebhook } from 'cordboard/webhooks';
 *
 * const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
 * const verifier = createWebhookVerifier({ secrets: [secret] });
 *
 * const body = '{"hello":"world"}';
 * const headers = await signWebhook({ secret, body });
 * const { secretIndex } = await verifier.verifySignature({ headers, body });
 * console.log(secretIndex); // 0
 * ```
 */
export function createWebhookVerifier(options: WebhookVerifierOptions): WebhookVerifier {
  const { now = Date.now } = required(
    options,
    'createWebhookVerifier',
    'secrets scheme toleranceSeconds now',
  );
  const scheme = checkScheme(options.scheme ?? standardWebhooks());
  const toleranceSeconds = readTolerance(options.toleranceSeconds);
  const keys = secretsOf(options.secrets, 'secrets').map(({ secret: given, name, index }) => {
    const secret = readSecret(given, scheme, name, 'verify');
    let imported: Promise<Key> | undefined;
    return { index, algorithm: secret.algorithm, key: () => (imported ??= importVerifyKey(secret)) };
  });

  const verifying = { scheme, toleranceSeconds, keys, now };
  return {
    verify: async (input) => (await load()).verify(verifying, input),
    verifySignature: async (input) => (await load()).verifySignature(verifying, input),
  };
}
