import type { Call } from '../models/call.js';
import { isTerminalCallStatus } from '../models/enum-guards.js';
import type { Answerer } from '../models/enums.js';
import type { FinishOptions, LiveCall, RingOptions, SimulateCallOptions } from './call-options.js';
import { settleResult } from './call-result.js';
import { answerOptions, finishOptions, ringOptions, simulateOptions } from './call-schemas.js';
import { checkLength, end, pickUp, startRinging } from './calls.js';
import { checkGiven } from './input.js';
import { receive } from './receive.js';
import type { Sender } from './sending/sender.js';
import type { CallRow } from './state.js';
import { SECOND } from './times.js';
import type { AnswerOptions } from './types.js';
import { callView } from './views.js';
import type { World } from './world.js';

/** Endings that mean that nobody picked up. */
const UNANSWERED = new Set(['no_answer', 'busy']);

function current(world: World, id: string): CallRow {
  const call = world.state.calls.get(id);
  if (!call) throw new Error(`There is no call with the id ${JSON.stringify(id)} in this backend.`);
  return call;
}

function answer(world: World, call: CallRow, by: Answerer | null, ago = 0): void {
  const now = world.clock.now();
  if (call.status === 'queued') startRinging(world, call, now, ago);
  if (call.status === 'ringing') pickUp(world, call, now, by, ago);
}

function finish(world: World, id: string, options: FinishOptions): Call {
  const { status = 'completed' } = options;
  const call = current(world, id);
  if (!isTerminalCallStatus(call.status)) {
    checkLength(options.durationSeconds);
    if (UNANSWERED.has(status) && call.status === 'in_progress') {
      throw new TypeError(
        `The call was answered, so it cannot end as ${status}. To simulate that, use simulateCall({ status: '${status}' }).`,
      );
    }
    // On a copy: what does not fit must not have answered a call that is queued.
    settleResult({ ...call, status }, options);
    if (status === 'completed') answer(world, call, call.direction === 'outbound' ? 'human' : null);
    end(world, call, status, world.clock.now(), options);
  }
  return callView(current(world, id));
}

/** A handle on any call of the backend. */
export function handleOf(world: World, id: string): LiveCall {
  current(world, id);
  return {
    get call() {
      return callView(current(world, id));
    },
    async finish(options = {}) {
      checkGiven('finish', finishOptions(), options);
      return finish(world, id, options);
    },
  };
}

export async function ring(world: World, sender: Sender, options: RingOptions): Promise<LiveCall> {
  checkGiven('ring', ringOptions(), options);
  const { id } = await receive(world, sender, options);
  answer(world, current(world, id), null);
  return handleOf(world, id);
}

export function answerCall(world: World, id: string, options: AnswerOptions = {}): LiveCall {
  checkGiven('answer', answerOptions(), options);
  const call = current(world, id);
  if (isTerminalCallStatus(call.status)) {
    throw new Error(`The call ${id} is over (${call.status}); it cannot be answered any more.`);
  }
  answer(world, call, call.direction === 'outbound' ? (options.answeredBy ?? 'human') : null);
  return handleOf(world, id);
}

/** A whole call, by default of no length. It begins now, or `endsNow`. */
export async function simulateCall(
  world: World,
  sender: Sender,
  options: SimulateCallOptions,
  endsNow = false,
): Promise<Call> {
  checkGiven('simulateCall', simulateOptions(), options);
  const { status = 'completed', durationSeconds = 0 } = options;
  checkLength(durationSeconds);
  const ago = endsNow && !UNANSWERED.has(status) ? durationSeconds * SECOND : 0;
  const { id } = await receive(world, sender, options, ago);
  const call = current(world, id);
  const answered = !UNANSWERED.has(status) && call.status !== 'rejected';
  if (answered) answer(world, call, null, ago);
  const length = answered ? { durationSeconds } : {};
  try {
    return finish(world, call.id, { ...options, ...length });
  } catch (error) {
    // Nobody holds this call, so it must not go on and hold its place.
    end(world, call, 'failed', world.clock.now());
    throw error;
  }
}
