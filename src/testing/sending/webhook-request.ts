import { sign } from '../../webhooks/sign.js';
import { signing } from '../secrets.js';
import type { DeliveryRow, SigningSecret } from '../state.js';
import { SECOND } from '../times.js';

/** One attempt, signed afresh: the id is the event's, the timestamp is its own. */
export async function webhookRequest(
  delivery: DeliveryRow,
  secrets: readonly SigningSecret[],
  now: number,
): Promise<Request> {
  const body = JSON.stringify(delivery.event);
  const signed = await sign({
    secret: signing(secrets, now).map(({ secret }) => secret),
    body,
    id: delivery.eventId,
    timestamp: Math.floor(now / SECOND),
  });
  const headers = new Headers({ ...signed, 'Content-Type': 'application/json', 'User-Agent': 'Cordboard' });
  // A replay store on the other side is to let a redelivery through.
  if (delivery.redeliveries > 0) headers.set('Cordboard-Redelivery', String(delivery.redeliveries));
  return new Request(delivery.url, { method: 'POST', headers, body });
}
