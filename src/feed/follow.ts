import {
  AbortError,
  APIError,
  ConnectionError,
  CordboardError,
  InvalidParamsError,
  TimeoutError,
} from '../errors.js';
import type { CallEvent } from '../models/event.js';
import type { Core } from '../transport/call.js';
import { backoffMs, checkFields, onAbort, shown, sleep } from '../transport/engine.js';
import { messagesOf } from './connection.js';
import { isCallEvent, readEvent } from './event.js';
import type { CallStreamParams, StreamOptions } from './types.js';

const IDLE_MS = 45_000;
/** A server that is down for long must not be asked too often by all who wait for it. */
const LONGEST_WAIT_MS = 30_000;

/** Where a stream stands, for whoever asks it, and for the next loop over it. */
export interface Place {
  lastEventId: string | undefined;
}

/** Follows the feed from a place, over as many connections as it takes. */
export async function* follow(
  core: Core,
  params: CallStreamParams | undefined,
  options: StreamOptions | undefined,
  place: Place,
  closing: AbortSignal,
): AsyncGenerator<CallEvent, void, undefined> {
  const { types, lastEventId: _, signal: own, ...filters } = params ?? {};
  const { idleTimeoutMs = IDLE_MS, signal = own, ...requestOptions } = options ?? {};
  checkFields('calls.stream', { signal }, { signal: 'signal' });
  // Of this loop: beside another one over the same stream it must not go on from where that one stands.
  let { lastEventId } = place;
  check(idleTimeoutMs, lastEventId, [types ?? []].flat());
  // What is misspelt stays in, to be refused with the rest: without a filter, all calls would be followed.
  const query = { ...filters, types: types && [types].flat().join(',') };
  // Whichever comes first, the caller's abort or a close: it ends connections and pauses alike.
  const over = new AbortController();
  const end = () => over.abort();
  const unlink = [onAbort(signal, end), onAbort(closing, end)];
  let asked = 0;
  let failures = 0;
  let opened = false;
  try {
    while (!over.signal.aborted) {
      const connection = new AbortController();
      const disconnect = onAbort(over.signal, () => connection.abort());
      let wait = 0;
      try {
        const once = { ...requestOptions, signal: connection.signal, ...(opened && { maxRetries: 0 }) };
        const { body, checkEvent } = await core.stream(query, lastEventId, once);
        opened = true;
        const onRetry = (ms: number) => {
          asked = ms;
        };
        const reading = { clock: core.clock, idleTimeoutMs, signal: connection.signal, onRetry };
        for await (const message of messagesOf(body, reading)) {
          const event = readEvent(message);
          failures = 0;
          const isOurs = isCallEvent(event);
          if (isOurs) await checkEvent(event);
          // While it was checked, or with an event that came in one piece with it.
          if (over.signal.aborted) break;
          lastEventId = message.id ?? lastEventId;
          place.lastEventId = lastEventId;
          if (isOurs) yield event;
        }
      } catch (error) {
        // Not that the connection was cut, but that we cut it.
        if (over.signal.aborted) break;
        if (!opened || !isPassing(error)) throw error;
        wait = (error instanceof APIError && error.retryAfterMs) || 0;
      } finally {
        disconnect();
        connection.abort();
      }
      failures += 1;
      await sleep(core.clock, Math.max(asked, wait) + backoffMs(failures, LONGEST_WAIT_MS), over.signal);
    }
    if (signal?.aborted) throw new AbortError('The live feed was aborted.', { cause: signal.reason });
  } finally {
    for (const undo of unlink) undo();
  }
}

/** Whether to come back: what breaks a socket is no error of ours, and no refusal of theirs. */
function isPassing(error: unknown): boolean {
  if (error instanceof APIError) return error.retryable;
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  return !(error instanceof CordboardError);
}

function check(idleTimeoutMs: number, lastEventId: string | undefined, types: readonly string[]): void {
  const wrong = types.findIndex((type) => !/^[a-z_]+\.[a-z_]+$/.test(type));
  if (wrong >= 0) {
    const message = 'an event type, such as call.completed';
    const issue = { path: `types[${wrong}]`, message, given: shown(types[wrong]) };
    throw new InvalidParamsError('calls.stream', [issue]);
  }
  if (!(idleTimeoutMs > 0)) {
    const issue = { path: 'idleTimeoutMs', message: 'a positive number of ms', given: String(idleTimeoutMs) };
    throw new InvalidParamsError('calls.stream', [issue]);
  }
  if (lastEventId !== undefined && !/^[\x21-\x7e]+$/.test(lastEventId)) {
    const message = 'an id that a stream has shown as its lastEventId';
    const issue = { path: 'lastEventId', message, given: shown(lastEventId) };
    throw new InvalidParamsError('calls.stream', [issue]);
  }
}
