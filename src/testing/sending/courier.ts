import type { DeliveryRow, SigningSecret, State } from '../state.js';
import { SECOND } from '../times.js';
import type { World } from '../world.js';
import { NOT_SENT } from './address.js';
import { giveUp, noteDelivered, noteFailure } from './outcome.js';
import type { Sender } from './sender.js';
import { reasonOf } from './sender.js';
import { webhookRequest } from './webhook-request.js';

const PATIENCE = 10 * SECOND;

/** Carries webhooks to their addresses, and tries again on the backend's clock. */
export interface Courier {
  /** Takes on a delivery that waits. */
  take(delivery: DeliveryRow): void;
  /** Resolves when nothing is on its way. What waits for its time does not count. */
  settled(): Promise<void>;
  /** Drops everything, and takes on what waits in the state of now. */
  restart(): void;
}

/** `onAttempt` is told whenever an attempt has ended and been noted. */
export function createCourier(world: World, sender: Sender, onAttempt = () => {}): Courier {
  const underWay = new Set<Promise<void>>();
  let timers = new Map<DeliveryRow, () => void>();

  /** Whose secrets sign, or why nothing may be sent any more. */
  function signers(state: State, { endpointId, agentId, redeliveries }: DeliveryRow) {
    const endpoint = endpointId === null ? undefined : state.endpoints.get(endpointId);
    const agent = agentId === null ? undefined : state.agents.get(agentId);
    if (!endpoint && !agent) return 'The endpoint was deleted.';
    // Who asks by hand for another try knows that it is disabled.
    if (endpoint?.status === 'disabled' && redeliveries === 0) return 'The endpoint is disabled.';
    return (endpoint ?? agent)?.secrets ?? [];
  }

  async function attempt(state: State, delivery: DeliveryRow): Promise<void> {
    const secrets = signers(state, delivery);
    if (typeof secrets === 'string') return giveUp(delivery, secrets);
    const outcome = await post(delivery, secrets);
    // A reset has begun another time, in which this delivery does not exist, or another attempt has settled it.
    if (world.state !== state || delivery.status !== 'pending') return;
    const now = world.clock.now();
    const { status, error } = outcome;
    if (status !== null && status >= 200 && status < 300) noteDelivered(state, delivery, status, now);
    else noteFailure(state, delivery, { status, error }, now);
    if (delivery.status === 'pending') wait(delivery);
    else drop(delivery);
  }

  async function post(delivery: DeliveryRow, secrets: readonly SigningSecret[]) {
    try {
      const request = await webhookRequest(delivery, secrets, world.clock.now());
      const { status } = await sender.send('outgoing.webhook', request, PATIENCE);
      return { status, error: `The endpoint answered ${status}.` };
    } catch (error) {
      return { status: null, error: reasonOf(error) };
    }
  }

  function drop(delivery: DeliveryRow): void {
    timers.get(delivery)?.();
    timers.delete(delivery);
  }

  function begin(delivery: DeliveryRow): void {
    timers.delete(delivery);
    const work = attempt(world.state, delivery).finally(() => {
      underWay.delete(work);
      onAttempt();
    });
    underWay.add(work);
  }

  function wait(delivery: DeliveryRow): void {
    drop(delivery);
    const due = Date.parse(delivery.nextAttemptAt ?? '');
    const ms = due - world.clock.now();
    if (ms <= 0) begin(delivery);
    else
      timers.set(
        delivery,
        world.clock.after(ms, () => begin(delivery)),
      );
  }

  function take(delivery: DeliveryRow): void {
    if (sender.reaches(delivery.url)) wait(delivery);
    else delivery.lastError = NOT_SENT;
  }

  return {
    take,
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    restart() {
      for (const cancel of timers.values()) cancel();
      timers = new Map();
      for (const delivery of world.state.deliveries.values()) {
        if (delivery.status === 'pending') take(delivery);
      }
    },
  };
}
