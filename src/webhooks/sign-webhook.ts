import { late } from '../late.js';
import type { WebhookScheme } from './scheme.js';

/** Those who only receive never need it. */
const load = late(() => import('./sign.js'));

/** What {@link signWebhook} takes. */
export interface SignWebhookOptions {
  /** The secret; for ed25519 the private key `whsk_…`. Several secrets make one signature each. */
  secret: string | Uint8Array | readonly (string | Uint8Array)[];
  /** Exactly what will be sent. */
  body: string | Uint8Array;
  /** How to sign. Default {@link standardWebhooks}. */
  scheme?: WebhookScheme | undefined;
  /** The message's id. Default a new `msg_…`. */
  id?: string | undefined;
  /** Unix seconds. Default now. */
  timestamp?: number | undefined;
}

/**
 * The headers of a signed webhook, for your own tests and senders. Throws `TypeError` for an unusable secret.
 *
 * @example
 * ```ts
 * import { signWebhook, timestamped } from 'cordboard/webhooks';
 *
 * const scheme = timestamped({ header: 'CallingBox-Signature' });
 * const headers = await signWebhook({ scheme, secret: 'a secret', body: '{}', timestamp: 1_700_000_000 });
 * console.log(headers['CallingBox-Signature']?.slice(0, 16)); // t=1700000000,v1=
 * ```
 */
export async function signWebhook(options: SignWebhookOptions): Promise<{ [header: string]: string }> {
  return (await load()).sign(options);
}
