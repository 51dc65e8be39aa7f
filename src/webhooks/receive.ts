import type { CordboardEvent } from '../models/event.js';
import { json, refuse } from '../receive/answers.js';
import { complain } from '../receive/complain.js';
import { quietly } from '../receive/quietly.js';
import { createMemoryStore } from '../store/memory.js';
import { isWebhookVerificationError } from './errors.js';
import { parseEvent } from './event.js';
import { readExactly } from './exact-body.js';
import type { WebhookHandlerOptions, WebhookListeners } from './handler-options.js';
import { once, type Remembering } from './once.js';
import type { VerifiedSignature, WebhookVerifier } from './verifier.js';

const DAY = 86_400_000;

/** What a handler was made with, every default in its place. */
interface Receiver extends Remembering {
  verifier: WebhookVerifier;
  on: WebhookListeners;
  maxBodyBytes: number;
}

/** The working part of a handler: answers one request after another, and never rejects. */
export function createReceiver(options: WebhookHandlerOptions): (request: Request) => Promise<Response> {
  const receiver: Receiver = {
    verifier: options.verifier,
    on: options.on,
    store: options.store ?? createMemoryStore(),
    rememberMs: options.rememberMs ?? 3 * DAY,
    leaseMs: options.leaseMs ?? 300_000,
    maxBodyBytes: options.maxBodyBytes ?? 1_048_576,
    report: (error, request) => quietly(() => (options.onError ?? report)(error, request)),
  };
  return (request) => receive(receiver, request);
}

/** What is refused is the sender's mistake, and anyone may send. */
function report(error: unknown): void {
  if (!isWebhookVerificationError(error)) complain('cordboard/webhooks: an event was not handled.', error);
}

async function receive(receiver: Receiver, request: Request): Promise<Response> {
  if (request.method !== 'POST')
    return refuse(405, 'method_not_allowed', 'Webhooks are sent by POST.', { allow: 'POST' });
  let signature: VerifiedSignature;
  let event: CordboardEvent;
  try {
    const body = await readExactly(request, receiver.maxBodyBytes);
    signature = await receiver.verifier.verifySignature({ headers: request.headers, body });
    event = parseEvent(body);
  } catch (error) {
    receiver.report(error, request);
    if (isWebhookVerificationError(error)) return refuse(error.status, error.code, error.message);
    return refuse(500, 'verifier_failed', 'The webhook could not be verified. Send it again later.');
  }
  const listener = listenerFor(receiver.on, event.type);
  if (!listener) return json(200, { received: true });
  const redelivery = redeliveryOf(request);
  // The header is not signed, so it may open an event again, but never stand for another one.
  const key = `webhook:${signature.messageId ?? event.id}${redelivery === null ? '' : `#${redelivery}`}`;
  try {
    return await once(receiver, key, request, async () =>
      listener(event, { ...signature, redelivery, request }),
    );
  } catch (error) {
    receiver.report(error, request);
    return refuse(500, 'listener_failed', 'The event could not be handled. Send it again later.');
  }
}

function listenerFor(on: WebhookListeners, type: string) {
  const listeners = on as { [type: string]: ((event: unknown, context: unknown) => unknown) | undefined };
  return (Object.hasOwn(listeners, type) ? listeners[type] : undefined) ?? listeners['*'];
}

function redeliveryOf(request: Request): number | null {
  const given = request.headers.get('cordboard-redelivery');
  return given !== null && /^[1-9]\d{0,5}$/.test(given) ? Number(given) : null;
}
