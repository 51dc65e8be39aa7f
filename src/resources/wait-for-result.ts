import type { Clock } from '../clock.js';
import { AbortError, InvalidParamsError, TimeoutError } from '../errors.js';
import type { Call } from '../models/call.js';
import { TERMINAL_CALL_STATUSES } from '../models/enums.js';
import type { ReturnsSpec } from '../models/returns.js';
import { checkFields, onAbort, sleep } from '../transport/engine.js';
import type { WaitOptions } from './calls.js';

/** Calls last minutes: begin quickly for those that fail at once, then ask less often. */
const FIRST_POLL_MS = 500;
const SLOWEST_POLL_MS = 5_000;

/** Asks again and again until a call is over and its result is no longer pending. */
export async function waitForResult<R extends ReturnsSpec>(
  retrieve: (signal: AbortSignal) => PromiseLike<Call<R>>,
  callId: string,
  options: WaitOptions<R> | undefined,
  clock: Clock,
): Promise<Call<R>> {
  const { maxWaitMs = 600_000, signal } = options ?? {};
  checkFields('calls.waitForResult', { signal }, { signal: 'signal' });
  if (!(maxWaitMs > 0)) {
    const issue = { path: 'maxWaitMs', message: 'a positive number of ms', given: String(maxWaitMs) };
    throw new InvalidParamsError('calls.waitForResult', [issue]);
  }
  // Whichever comes first, the caller's abort or the end of the wait: it ends requests and pauses alike.
  const over = new AbortController();
  const end = () => over.abort();
  const cancel = clock.after(maxWaitMs, end);
  const unlink = onAbort(signal, end);
  let state = 'not read yet';
  try {
    for (let pause = FIRST_POLL_MS; !over.signal.aborted; pause = Math.min(pause * 1.5, SLOWEST_POLL_MS)) {
      const call = await retrieve(over.signal);
      if (TERMINAL_CALL_STATUSES.some((status) => status === call.status) && call.resultStatus !== 'pending')
        return call;
      state = `status ${call.status}, resultStatus ${call.resultStatus}`;
      await sleep(clock, pause, over.signal);
    }
  } catch (error) {
    // Not that the request was cut, but that we cut it.
    if (!over.signal.aborted) throw error;
  } finally {
    cancel();
    unlink();
  }
  if (signal?.aborted)
    throw new AbortError(`Waiting for call ${callId} was aborted.`, { cause: signal.reason });
  throw new TimeoutError(`Call ${callId} was not over within ${maxWaitMs} ms (${state}).`, 'wait', maxWaitMs);
}
