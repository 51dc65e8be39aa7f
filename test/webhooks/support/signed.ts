import { signWebhook, type WebhookScheme } from 'cordboard/webhooks';
import { call } from '../../support/models.js';

/** Base64 of 32 bytes each. */
export const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
export const OLD_SECRET = 'whsec_b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xkIG9sZC4=';
export const STRANGER = 'whsec_c3RyYW5nZXIgc3RyYW5nZXIgc3RyYW5nZXIgc3RyYW4=';
export const NOW = Date.parse('2026-11-01T00:00:00Z');
export const now = () => NOW;
export const SECONDS = NOW / 1000;

export const event = {
  id: 'evt_1',
  type: 'call.completed',
  createdAt: '2026-11-01T00:00:00.000Z',
  apiVersion: '2026-11-01',
  data: { call },
};
export const BODY = JSON.stringify(event);

interface Signed {
  body?: string | Uint8Array;
  secret?: string | string[];
  id?: string;
  timestamp?: number;
  scheme?: WebhookScheme;
}

/** A message as a sender would make it now. */
export async function signed({ body = BODY, secret = SECRET, ...rest }: Signed = {}) {
  const headers = await signWebhook({ id: 'evt_1', timestamp: SECONDS, ...rest, secret, body });
  return { headers, body };
}

/** The same as a `Request`. */
export async function signedRequest(
  options: Signed = {},
  headers: { [name: string]: string } = {},
): Promise<Request> {
  const message = await signed(options);
  return post(message.body, { ...message.headers, ...headers });
}

export function post(body: string | Uint8Array, headers: { [name: string]: string } = {}): Request {
  return new Request('https://me.test/webhooks', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: body as string,
  });
}
