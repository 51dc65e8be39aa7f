import type { Rejection } from '../models/call.js';
import { isTerminalCallStatus } from '../models/enum-guards.js';
import type { Answerer } from '../models/enums.js';
import type { FinishOptions } from './call-options.js';
import { settleResult } from './call-result.js';
import { emitCall } from './events.js';
import { newId } from './ids.js';
import { inCredits, times } from './money.js';
import { type CallRow, nextSeq, type State } from './state.js';
import { iso, SECOND } from './times.js';
import { transcribe } from './transcripts.js';
import type { World } from './world.js';

type Start = Pick<CallRow, 'direction' | 'fromNumber' | 'toNumber'> & Partial<CallRow>;

/** A call that has just come into being; it keeps the agent's configuration of this moment. */
export function addCall(state: State, start: Start, at: number): CallRow {
  const asked = Object.keys(start.returns ?? {}).length > 0;
  const call: CallRow = {
    id: newId(state, 'call'),
    seq: nextSeq(state),
    status: 'queued',
    rejection: null,
    agentId: null,
    numberId: null,
    dispatchRuleId: null,
    variables: {},
    returns: {},
    result: null,
    resultStatus: asked ? 'pending' : 'not_applicable',
    resultError: null,
    answeredBy: null,
    recordingUrl: null,
    startedAt: null,
    answeredAt: null,
    endedAt: null,
    durationSeconds: null,
    cost: null,
    metadata: {},
    createdAt: iso(at),
    updatedAt: iso(at),
    instructions: null,
    perMinute: null,
    segments: [],
    ...structuredClone(start),
  };
  state.calls.set(call.id, call);
  return call;
}

export function reject(world: World, call: CallRow, rejection: Rejection, at: number): void {
  call.status = 'rejected';
  call.rejection = rejection;
  call.endedAt = iso(at);
  call.updatedAt = iso(at);
  settleResult(call, {});
  emitCall(world, 'call.rejected', call, at);
}

/** `ago`: how many ms before now it was, for a call that is reported once it is over. */
export function startRinging(world: World, call: CallRow, at: number, ago = 0): void {
  call.status = 'ringing';
  call.startedAt = iso(at - ago);
  call.updatedAt = iso(at);
  emitCall(world, 'call.ringing', call, at);
}

export function pickUp(world: World, call: CallRow, at: number, answeredBy: Answerer | null, ago = 0): void {
  call.status = 'in_progress';
  call.answeredAt = iso(at - ago);
  call.answeredBy = answeredBy;
  call.updatedAt = iso(at);
  emitCall(world, 'call.answered', call, at);
}

type Ending = NonNullable<FinishOptions['status']>;

/** Ends a live call. Nothing is changed when the options do not fit it. */
export function end(
  world: World,
  call: CallRow,
  status: Ending,
  at: number,
  options: FinishOptions = {},
): void {
  if (isTerminalCallStatus(call.status)) return;
  const over = endOf(call, status, at, options);
  world.state.calls.set(call.id, over);
  if (over.cost) world.state.credits -= inCredits(over.cost);
  emitCall(world, `call.${status}`, over, at);
}

function endOf(call: CallRow, status: Ending, at: number, options: FinishOptions): CallRow {
  const answered = call.answeredAt === null ? null : Date.parse(call.answeredAt);
  const seconds = lengthOf(answered, at, options.durationSeconds);
  const ended = options.durationSeconds === undefined || answered === null ? at : answered + seconds * SECOND;
  const over: CallRow = {
    ...call,
    status,
    endedAt: iso(ended),
    durationSeconds: answered === null ? null : seconds,
    cost: call.perMinute && times(call.perMinute, Math.ceil(seconds / 60)),
    recordingUrl: recordingOf(answered, options.recordingUrl),
    segments: transcribe(options.transcript ?? [], answered ?? at, ended),
    updatedAt: iso(at),
  };
  settleResult(over, options);
  return over;
}

/** A day: whoever says more means milliseconds. */
const LONGEST_SECONDS = 86_400;

export function checkLength(given: number | undefined): void {
  if (given === undefined || (Number.isInteger(given) && given >= 0 && given <= LONGEST_SECONDS)) return;
  throw new RangeError(
    `durationSeconds must be a whole number of seconds from 0 to ${LONGEST_SECONDS}, a day, not ${given}.`,
  );
}

function recordingOf(answered: number | null, given: string | undefined): string | null {
  if (given !== undefined && answered === null) {
    throw new TypeError('A call that was never answered has no recording: leave recordingUrl out.');
  }
  return given ?? null;
}

function lengthOf(answered: number | null, at: number, given: number | undefined): number {
  checkLength(given);
  if (given !== undefined && answered === null) {
    throw new TypeError(
      'durationSeconds runs from the answer, and this call was never answered: leave it out.',
    );
  }
  return given ?? (answered === null ? 0 : Math.max(0, Math.floor((at - answered) / SECOND)));
}
