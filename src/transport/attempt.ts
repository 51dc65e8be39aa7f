import ky from 'ky';
import type { Clock } from '../clock.js';
import type { TimeoutPhase } from '../errors.js';
import { AbortError, TimeoutError } from '../errors.js';
import { connectionError } from './failure.js';
import { onAbort } from './on-abort.js';

/** One request, ready to go out. */
export interface Outgoing {
  method: string;
  url: string;
  headers: { [name: string]: string };
  body?: string | undefined;
  /** Where it goes, for messages: no query, no secrets. */
  where: string;
  /** Leave the body unread. */
  stream: boolean;
  secrets: readonly string[];
}

/** What came back: the headers, and the body as text unless it is streamed. */
export interface Incoming {
  response: Response;
  text: string;
}

export interface Limits {
  clock: Clock;
  timeoutMs: number;
  signal: AbortSignal | undefined;
}

/**
 * Sends once and reads the whole answer. The time limit covers the body too, and it holds even when the
 * `fetch` in use ignores its signal: the answer is raced, not trusted.
 */
export async function attempt(
  out: Outgoing,
  limits: Limits,
  fetch: (request: Request) => Promise<Response>,
): Promise<Incoming> {
  const { clock, timeoutMs, signal } = limits;
  const controller = new AbortController();
  let phase: TimeoutPhase = 'headers';
  let cancel = () => {};
  let unlink = () => {};
  const stopped = new Promise<never>((_, reject) => {
    const stop = (error: Error) => {
      reject(error);
      controller.abort(error);
    };
    cancel = clock.after(timeoutMs, () => {
      const what = phase === 'body' ? 'the body of the answer' : 'an answer';
      stop(new TimeoutError(`${out.where} gave no end of ${what} within ${timeoutMs} ms.`, phase, timeoutMs));
    });
    unlink = onAbort(signal, () => {
      stop(new AbortError(`${out.where} was aborted.`, { cause: signal?.reason }));
    });
  });
  try {
    const exchange = async () => {
      const response = await ky(out.url, {
        method: out.method,
        ...(out.body !== undefined && { body: out.body }),
        signal: controller.signal,
        redirect: 'manual',
        retry: 0,
        timeout: false,
        throwHttpErrors: false,
        fetch: (request) => {
          // Set here because ky would copy them several times over, which is a tenth of what a call costs.
          for (const [name, value] of Object.entries(out.headers))
            (request as Request).headers.set(name, value);
          return fetch(request as Request);
        },
      });
      phase = 'body';
      return { response, text: out.stream && response.ok ? '' : await response.text() };
    };
    const exchanged = exchange();
    exchanged.catch(() => undefined);
    return await Promise.race([exchanged, stopped]);
  } catch (error) {
    if (error instanceof TimeoutError || error instanceof AbortError) throw error;
    throw connectionError(error, out.where, out.secrets);
  } finally {
    cancel();
    // A reader of a stream may still abort it after this call has ended.
    if (!out.stream) unlink();
  }
}
