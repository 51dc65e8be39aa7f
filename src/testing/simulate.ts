import type { Call } from '../models/call.js';
import { isTerminalCallStatus } from '../models/enum-guards.js';
import type { Answerer } from '../models/enums.js';
import type { FinishOptions, LiveCall, RingOptions, SimulateCallOptions } from './call-options.js';
import { addCall, end, pickUp, reject, startRinging } from './calls.js';
import { decide } from './routing.js';
import type { CallRow } from './state.js';
import { callView } from './views.js';
import type { World } from './world.js';

const E164 = /^\+[1-9]\d{1,14}$/;
/** Endings that mean that nobody picked up. */
const UNANSWERED = new Set(['no_answer', 'busy']);

/** Someone calls a number; unless rejected, the call rings until `answerRinging`. */
function receive(world: World, { from, to, variables = {} }: RingOptions): CallRow {
  for (const [name, value] of Object.entries({ from, to })) {
    if (E164.test(value)) continue;
    throw new TypeError(
      `${name} must be a phone number in E.164 form, such as +14155550123, not ${JSON.stringify(value)}.`,
    );
  }
  const now = world.clock.now();
  const { number, rule, agent, reasons } = decide(world.state, to, now);
  const start = { direction: 'inbound', fromNumber: from, toNumber: to, numberId: number?.id ?? null };
  const routed = { dispatchRuleId: rule?.id ?? null, variables: { ...rule?.variables, ...variables } };
  const [reason] = reasons;
  if (reason !== undefined || !agent) {
    const call = addCall(world.state, { ...start, ...routed }, now);
    reject(world, call, { reason: reason ?? 'no_route', reasons }, now);
    return call;
  }
  const taken = { agentId: agent.id, returns: agent.returns, instructions: agent.instructions };
  const perMinute = number?.pricing?.inboundPerMinute ?? null;
  const call = addCall(world.state, { ...start, ...routed, ...taken, perMinute }, now);
  startRinging(world, call, now);
  return call;
}

function current(world: World, id: string): CallRow {
  const call = world.state.calls.get(id);
  if (!call) throw new Error(`There is no call with the id ${JSON.stringify(id)} in this backend.`);
  return call;
}

function answer(world: World, call: CallRow, by: Answerer | null): void {
  const now = world.clock.now();
  if (call.status === 'queued') startRinging(world, call, now);
  if (call.status === 'ringing') pickUp(world, call, now, by);
}

function finish(world: World, id: string, options: FinishOptions): Call {
  const { status = 'completed' } = options;
  const call = current(world, id);
  if (!isTerminalCallStatus(call.status)) {
    if (UNANSWERED.has(status) && call.status === 'in_progress') {
      throw new TypeError(
        `The call was answered, so it cannot end as ${status}. To simulate that, use simulateCall({ status: '${status}' }).`,
      );
    }
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
    finish: async (options = {}) => finish(world, id, options),
  };
}

export function ring(world: World, options: RingOptions): LiveCall {
  const call = receive(world, options);
  answer(world, call, null);
  return handleOf(world, call.id);
}

export function answerCall(world: World, id: string, by: Answerer): LiveCall {
  const call = current(world, id);
  if (isTerminalCallStatus(call.status)) {
    throw new Error(`The call ${id} is over (${call.status}); it cannot be answered any more.`);
  }
  answer(world, call, call.direction === 'outbound' ? by : null);
  return handleOf(world, id);
}

/** A whole call, of no length unless told. */
export function simulateCall(world: World, options: SimulateCallOptions): Call {
  const call = receive(world, options);
  const answered = !UNANSWERED.has(options.status ?? 'completed') && call.status !== 'rejected';
  if (answered) answer(world, call, null);
  const length = answered ? { durationSeconds: options.durationSeconds ?? 0 } : {};
  try {
    return finish(world, call.id, { ...options, ...length });
  } catch (error) {
    // Nobody holds this call, so it must not go on and hold its place.
    end(world, call, 'failed', world.clock.now());
    throw error;
  }
}
