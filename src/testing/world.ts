import type { CordboardEvent } from '../models/event.js';
import type { InnerClock } from './clock.js';
import type { Inventory } from './inventory.js';
import type { Courier } from './sending/courier.js';
import type { State } from './state.js';

/** What every part of the backend works on. Reset and restore replace `state`, and what follows from its seed. */
export interface World {
  state: State;
  readonly clock: InnerClock;
  inventory: Inventory;
  /** Carries webhooks. */
  courier: Pick<Courier, 'take'>;
  /** Told of each event as it happens. */
  readonly listeners: Set<(event: CordboardEvent) => void>;
}
