import { createApp } from './app.js';
import { callersOf } from './auth.js';
import { createClock } from './clock.js';
import { createFaults } from './faults.js';
import { createInventory } from './inventory.js';
import { settle } from './lapses.js';
import type { Handle } from './listen.js';
import { listenOn } from './listen.js';
import { toMicros } from './money.js';
import { checkNames } from './option-names.js';
import type { RoutingBackendOptions } from './options.js';
import type { Gate } from './pipeline.js';
import { createRateLimiter } from './rate-limit.js';
import { createCourier } from './sending/courier.js';
import { createSender } from './sending/sender.js';
import { answerCall, handleOf, ring, simulateCall } from './simulate.js';
import { readSnapshot, takeSnapshot } from './snapshot.js';
import type { State } from './state.js';
import { emptyState } from './state.js';
import type { RoutingBackend } from './types.js';
import { unlessAborted } from './unless-aborted.js';
import type { World } from './world.js';

const OPEN = new AbortController().signal;
const OPTIONS: { readonly [name in keyof Required<RoutingBackendOptions>]: true } = {
  now: true,
  apiKeys: true,
  seed: true,
  rateLimit: true,
  credits: true,
  send: true,
};

/**
 * The whole Routing API in memory: a real state machine behind a fetch handler, for tests without a
 * network, an account or a phone.
 *
 * @throws `TypeError` for an option that does not exist.
 * @example
 * ```ts
 * import { Cordboard } from 'cordboard';
 * import { createRoutingBackend } from 'cordboard/testing';
 *
 * const backend = createRoutingBackend({ now: '2026-11-02T09:00:00Z' });
 * const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch: backend.fetch });
 * const agent = await client.agents.create({ name: 'Reception', type: 'inbound' });
 * ```
 */
export function createRoutingBackend(options: RoutingBackendOptions = {}): RoutingBackend {
  checkNames('createRoutingBackend', options, OPTIONS);
  return assemble(options).backend;
}

/** A backend together with the handler that a server of our own puts it behind. */
interface Assembled {
  backend: RoutingBackend;
  handle: Handle;
}

/** What the emulator asks for, whose clock is the wall's. */
interface Hosting {
  /** Told of changes that no request brings: a webhook was delivered, or was not. */
  onAttempt: () => void;
  /** Simulated calls end now, so that each is over when the next one comes. */
  endsNow: boolean;
}

export function assemble(options: RoutingBackendOptions, hosting?: Hosting): Assembled {
  const { seed = 1, rateLimit = { limit: 1_000_000, windowSeconds: 60 }, credits = '100.00' } = options;
  const fresh = () => emptyState(seed, toMicros(credits));
  const clock = createClock(options.now);
  const faults = createFaults();
  const world: World = {
    state: fresh(),
    clock,
    inventory: createInventory(seed),
    courier: { take: () => {} },
    listeners: new Set(),
  };
  const sender = createSender(world, faults, options.send);
  const courier = createCourier(world, sender, hosting?.onAttempt);
  world.courier = courier;
  const gate: Gate = {
    world,
    callers: callersOf(options.apiKeys),
    limiter: createRateLimiter(rateLimit),
    faults,
    running: new Set(),
    epoch: new AbortController(),
  };
  const app = createApp(gate);
  clock.onMove(() => settle(world));

  /** Whoever looks at the state sees it as of now. */
  const current = <T>(look: () => T): T => {
    settle(world);
    return look();
  };
  const begin = (state: State, place?: { now: number; offset: number }) => {
    gate.epoch.abort();
    gate.epoch = new AbortController();
    // A new one: what was held settles its own.
    gate.running = new Set();
    gate.limiter.clear();
    world.state = state;
    world.inventory = createInventory(state.seed);
    clock.reset(place);
    courier.restart();
  };

  const handle: Handle = async (request, closing) => app.fetch(request, { closing });
  const backend: RoutingBackend = {
    async fetch(input, init) {
      const given = typeof input === 'object' && 'method' in input;
      const request = given && init === undefined ? input : new Request(input, init);
      return unlessAborted(request.signal, () => handle(request, OPEN));
    },
    listen: (at) => listenOn(handle, at),
    clock: { now: clock.now, set: clock.set, advance: clock.advance, after: clock.after },
    faults: { add: faults.add, clear: faults.clear },
    settled: courier.settled,
    ring: async (call) => current(() => ring(world, sender, call)),
    simulateCall: async (call) => current(() => simulateCall(world, sender, call, hosting?.endsNow)),
    answer: async (id, options) => current(() => answerCall(world, id, options)),
    call: (id) => current(() => handleOf(world, id)),
    reset() {
      faults.clear();
      begin(fresh());
    },
    snapshot: () => current(() => takeSnapshot(world.state, clock)),
    restore(snapshot) {
      const { state, clock: place } = readSnapshot(snapshot);
      begin(state, place);
    },
  };
  return { backend, handle };
}
