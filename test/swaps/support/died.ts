import { deferred } from '../../support/promise.js';
import { office } from './office.js';
import type { Act } from './wire.js';

/** Holds a request; `land` lets it reach the backend, and the answer reach nobody. */
function held() {
  const reached = deferred();
  let land = async () => {};
  const act: Act = (forward) => {
    land = async () => void (await forward());
    reached.resolve();
    return new Promise(() => undefined);
  };
  return { act, reached: reached.promise, land: () => land() };
}

/** An office in which a swap from `a` to `c` has died, one of its requests in flight. */
export async function died(step: number) {
  const world = await office();
  const dead = world.onWire();
  const hold = held();
  dead.wire.at(step, hold.act);
  void dead.client.numbers.swap(world.number, { toAgentId: world.ids.c }).catch(() => undefined);
  await hold.reached;
  return { ...world, world, land: hold.land };
}

/** Holds a request until it is let through. */
export function paused() {
  const reached = deferred();
  const go = deferred();
  const act: Act = async (forward) => {
    reached.resolve();
    await go.promise;
    return forward();
  };
  return { act, reached: reached.promise, go: () => go.resolve() };
}
