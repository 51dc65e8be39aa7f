import type { ApiKeySpec } from './auth.js';
import type { RateLimitSpec } from './rate-limit.js';

/** How an in-memory backend behaves. Everything has a default. */
export interface RoutingBackendOptions {
  /**
   * The backend's time. An instant (`Date`, epoch ms, or ISO 8601 with an offset) stands still until
   * the clock is moved; a function of epoch ms ticks. Default: ticks with `Date.now`.
   */
  now?: Date | string | number | (() => number) | undefined;
  /** The keys that it accepts, all of one account. Default: `sk_test`, named `test`. */
  apiKeys?: readonly (string | ApiKeySpec)[] | undefined;
  /** Determines ids, secrets and the numbers on offer. Default 1. */
  seed?: number | undefined;
  /** How many requests each key may make. Default: 1,000,000 in 60 s of the backend's clock. */
  rateLimit?: RateLimitSpec | undefined;
  /** What the account has to spend, in US dollars as a decimal string. Default `'100.00'`. */
  credits?: string | undefined;
  /**
   * Sends webhooks and inbound callbacks, in place of `fetch`. Without it only addresses of this machine are sent to;
   * with it, any address is handed over. One of your own handlers can be passed as it is.
   */
  send?: ((request: Request) => Promise<Response>) | undefined;
}
