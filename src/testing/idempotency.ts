import { fingerprint } from './hash.js';
import { Problem } from './problem.js';
import type { KeptAnswer } from './state.js';
import { DAY } from './times.js';
import type { World } from './world.js';

export interface Answer {
  status: number;
  body: string;
}

/** The right to run one write, or the answer that it got the first time. */
interface Claim {
  readonly replay: KeptAnswer | undefined;
  /** Ends the claim; without an answer nothing is kept and the key may be used again. */
  settle(answer?: Answer): void;
}

const FREE: Claim = { replay: undefined, settle: () => {} };

/** `running` holds the keys whose first request is still under way. */
export function claim(
  world: World,
  running: Set<string>,
  scope: string,
  key: string | null,
  request: string,
): Claim {
  if (!key) return FREE;
  const { state, clock } = world;
  const place = `${scope}/${key}`;
  const print = fingerprint(request);
  if (running.has(place)) {
    throw new Problem(
      'idempotency_in_progress',
      'The first request with this Idempotency-Key is still running.',
      {
        param: 'Idempotency-Key',
      },
    );
  }
  const kept = state.kept.get(place);
  if (kept && clock.now() < kept.keptAt + DAY) {
    if (kept.fingerprint === print) return { ...FREE, replay: kept };
    throw new Problem('idempotency_key_reused', 'This Idempotency-Key was used for another request.', {
      param: 'Idempotency-Key',
    });
  }
  running.add(place);
  return {
    replay: undefined,
    settle(answer) {
      running.delete(place);
      // What says nothing lasting about the request never gets here: 401 and 429 come before the claim, 5xx has no answer.
      if (!answer) return;
      state.kept.set(place, { ...answer, fingerprint: print, keptAt: clock.now() });
    },
  };
}

/** Forgets answers older than a day. */
export function forgetOld(world: World): void {
  const oldest = world.clock.now() - DAY;
  for (const [place, { keptAt }] of world.state.kept) {
    if (keptAt > oldest) return;
    world.state.kept.delete(place);
  }
}
