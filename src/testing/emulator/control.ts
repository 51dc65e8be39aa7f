import type { Lazy } from '../../models/schema.js';
import type { FaultSpec } from '../fault-options.js';
import { check } from '../input.js';
import { Problem } from '../problem.js';
import { iso } from '../times.js';
import type { RoutingBackend } from '../types.js';
import {
  answerSchema,
  clockSchema,
  faultSchema,
  finishSchema,
  resetSchema,
  ringSchema,
} from './control-schemas.js';

/** Does what a test in TypeScript would do with the backend's methods. */
type Control = (backend: RoutingBackend, body: unknown) => Promise<unknown>;

/** The body is checked first; the author of the request reads what is wrong with it. */
function control<T>(schema: Lazy<T>, run: (backend: RoutingBackend, body: T) => unknown): Control {
  return async (backend, body) => {
    const given = check(schema(), body) as T;
    try {
      return await run(backend, given);
    } catch (error) {
      throw new Problem('invalid_request', error instanceof Error ? error.message : String(error));
    }
  };
}

/** By the last part of `POST /_emulator/…`. */
export const controls = new Map<string, Control>([
  [
    'ring',
    control(ringSchema, async (backend, { finish, ...call }) =>
      finish ? backend.simulateCall({ ...call, ...finish }) : (await backend.ring(call)).call,
    ),
  ],
  ['finish', control(finishSchema, (backend, { callId, ...how }) => backend.call(callId).finish(how))],
  [
    'answer',
    control(answerSchema, async (backend, { callId, ...by }) => (await backend.answer(callId, by)).call),
  ],
  [
    'clock',
    control(clockSchema, ({ clock }, { set, advanceMs }) => {
      if (set !== undefined) clock.set(set);
      if (advanceMs !== undefined) clock.advance(advanceMs);
      return { now: iso(clock.now()) };
    }),
  ],
  [
    'faults',
    control(faultSchema, ({ faults }, { clear, ...spec }) => {
      if (clear) faults.clear();
      // `faults.add` refuses a route that does not exist.
      else faults.add(spec as FaultSpec);
      return { faults: clear ? 'cleared' : 'added' };
    }),
  ],
  [
    'reset',
    control(resetSchema, (backend) => {
      backend.reset();
      return { reset: true };
    }),
  ],
]);
