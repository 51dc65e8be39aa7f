import type { Clock } from '../clock.js';
import { AbortError, InvalidParamsError, TimeoutError } from '../errors.js';
import type { Call } from '../models/call.js';
import { TERMINAL_CALL_STATUSES } from '../models/enums.js';
import type { ReturnsSpec } from '../models/returns.js';
import { sleep } from '../transport/engine.js';
import type { WaitOptions } from './calls.js';

/** Calls last minutes: begin quickly for those that fail at once, then ask less often. */
const FIRST_POLL_MS = 500;
const SLOWEST_POLL_MS = 5_000;

/** Asks again and again until a call is over and its result is no longer pending. */
export async function waitForResult<R extends ReturnsSpec>(
  retrieve: () => PromiseLike<Call<R>>,
  callId: string,
  options: WaitOptions<R> | undefined,
  clock: Clock,
): Promise<Call<R>> {
  const { maxWaitMs = 600_000, signal } = options ?? {};
  if (!(maxWaitMs > 0)) {
    const issue = { path: 'maxWaitMs', message: 'a positive number of ms', given: String(maxWaitMs) };
    throw new InvalidParamsError('calls.waitForResult', [issue]);
  }
  const deadline = clock.now() + maxWaitMs;
  for (let pause = FIRST_POLL_MS; ; pause = Math.min(pause * 1.5, SLOWEST_POLL_MS)) {
    const call = await retrieve();
    if (TERMINAL_CALL_STATUSES.some((status) => status === call.status) && call.resultStatus !== 'pending')
      return call;
    const left = deadline - clock.now();
    if (left <= 0) {
      const state = `status ${call.status}, resultStatus ${call.resultStatus}`;
      throw new TimeoutError(
        `Call ${callId} was not over within ${maxWaitMs} ms (${state}).`,
        'wait',
        maxWaitMs,
      );
    }
    await sleep(clock, Math.min(pause, left), signal);
    if (signal?.aborted)
      throw new AbortError(`Waiting for call ${callId} was aborted.`, { cause: signal.reason });
  }
}
