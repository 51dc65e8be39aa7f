import { touch } from '../rows.js';
import type { DeliveryRow, State } from '../state.js';
import { HOUR, iso, MINUTE } from '../times.js';

/** How long after each failed attempt the next one follows; after the last there is none. */
const PAUSES = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 24 * HOUR];
/** So many deliveries given up in a row disable an endpoint. */
const MOST_FAILURES = 10;

/** An attempt that any 2xx has answered. */
export function noteDelivered(state: State, delivery: DeliveryRow, status: number, now: number): void {
  delivery.attemptCount += 1;
  delivery.status = 'delivered';
  delivery.lastResponseStatus = status;
  delivery.lastError = null;
  delivery.nextAttemptAt = null;
  delivery.deliveredAt = iso(now);
  const endpoint = state.endpoints.get(delivery.endpointId ?? '');
  if (endpoint) endpoint.consecutiveFailures = 0;
}

/** An attempt that failed: another follows, or it was the last. */
export function noteFailure(
  state: State,
  delivery: DeliveryRow,
  failure: { status: number | null; error: string },
  now: number,
): void {
  delivery.attemptCount += 1;
  delivery.lastResponseStatus = failure.status;
  delivery.lastError = failure.error;
  const pause = PAUSES[delivery.attemptCount - (delivery.attemptsBefore ?? 0) - 1];
  if (pause !== undefined) delivery.nextAttemptAt = iso(now + pause);
  else {
    giveUp(delivery, failure.error);
    countFailure(state, delivery, failure.error, now);
  }
}

/** Nothing more is tried. Where nothing was tried at all, that is no failure of the endpoint. */
export function giveUp(delivery: DeliveryRow, error: string): void {
  delivery.status = 'exhausted';
  delivery.lastError = error;
  delivery.nextAttemptAt = null;
}

function countFailure(state: State, delivery: DeliveryRow, error: string, now: number): void {
  const endpoint = state.endpoints.get(delivery.endpointId ?? '');
  if (!endpoint) return;
  endpoint.consecutiveFailures += 1;
  if (endpoint.consecutiveFailures < MOST_FAILURES || endpoint.status !== 'enabled') return;
  endpoint.status = 'disabled';
  endpoint.disabledReason = `${MOST_FAILURES} deliveries in a row were given up. The last error: ${error}`;
  touch(endpoint, now);
}
