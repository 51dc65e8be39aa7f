import { late } from '../late.js';
import { complain } from '../receive/complain.js';
import { required } from '../receive/options.js';
import { quietly } from '../receive/quietly.js';
import { checkWhole } from '../store/whole.js';
import type { WebhookHandlerOptions } from './handler-options.js';

/**
 * Receives webhooks: a web-standard `(request) => Promise<Response>`, for Hono, Next, Bun, Deno and Workers as
 * it is, and for node:http, Express and Fastify through `toNodeListener`. It never rejects.
 * Throws `TypeError` for options that cannot work.
 *
 * | Answer | When |
 * |---|---|
 * | 200, or the listener's own | the listener has run; or had run before, and its answer is repeated |
 * | 400, 401, 413 | as {@link WebhookErrorCode} says |
 * | 405 | not a POST |
 * | 500 | the listener threw: the sender's next try runs it again |
 * | 503 with `Retry-After` | the listener is still running for an earlier delivery, the store failed, or code could not be loaded |
 *
 * @example
 * ```ts
 * import { createWebhookHandler, createWebhookVerifier } from 'cordboard/webhooks';
 *
 * export const receive = createWebhookHandler({
 *   verifier: createWebhookVerifier({ secrets: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=' }),
 *   on: {
 *     'call.completed': (event) => console.log(event.data.call.result),
 *     'number.renewal_due': (event) => console.log(event.data.number.phoneNumber),
 *   },
 * });
 * ```
 */
export function createWebhookHandler(
  options: WebhookHandlerOptions,
): (request: Request) => Promise<Response> {
  if (typeof options?.verifier?.verifySignature !== 'function')
    throw new TypeError('verifier must be what createWebhookVerifier makes');
  required(options, 'createWebhookHandler', 'verifier on store rememberMs leaseMs maxBodyBytes onError');
  if (typeof options.on !== 'object' || options.on === null)
    throw new TypeError("on must be an object of listeners, such as { 'call.completed': (event) => … }");
  for (const name of ['rememberMs', 'leaseMs', 'maxBodyBytes'] as const) checkWhole(name, options[name]);
  // Those who only verify need none of it.
  const receiving = late(() => import('./receive.js').then(({ createReceiver }) => createReceiver(options)));
  return async (request) => {
    try {
      return await (await receiving())(request);
    } catch (error) {
      quietly(() => (options.onError ?? report)(error, request));
      return new Response(null, { status: 503, headers: { 'retry-after': '30' } });
    }
  };
}

function report(error: unknown): void {
  complain('cordboard/webhooks: an event was not handled.', error);
}
