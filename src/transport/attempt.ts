import type { KyRequest, Options } from 'ky';
import ky from 'ky';
import type { Clock } from '../clock.js';
import type { TimeoutPhase } from '../errors.js';
import { AbortError, TimeoutError } from '../errors.js';
import { connectionError } from './failure.js';
import { linkBody } from './link-body.js';
import { abortError } from './on-abort.js';
import { within } from './within.js';

/** One request, however often it is sent. */
export interface Outgoing {
  method: string;
  url: string;
  headers: { [name: string]: string };
  body: string | undefined;
  /** Where it goes, for messages: no query, no secrets. */
  where: string;
  /** Leave the body unread. */
  stream: boolean;
  /** What no error may show. The keys it was sent with are among them. */
  secrets: string[];
  /** Whether an earlier attempt may have reached the server. */
  uncertain: boolean;
}

/** What came back: the headers, and the body as text unless it is streamed. */
export interface Incoming {
  response: Response;
  text: string;
}

export interface Limits {
  clock: Clock;
  timeoutMs: number;
  /** The limit that `timeoutMs` is the rest of: what messages name. */
  limitMs: number;
  signal: AbortSignal | undefined;
}

/** Hands a request on to the network. It is to end when the signal fires. */
export type Fetch = (request: Request, signal: AbortSignal) => Promise<Response>;

/**
 * Sends once and reads the whole answer. The time limit covers the body too, and it holds even when the
 * `fetch` in use ignores its signal: whichever comes first settles the attempt.
 */
export function attempt(out: Outgoing, limits: Limits, fetch: Fetch): Promise<Incoming> {
  const { clock, timeoutMs, limitMs, signal } = limits;
  const controller = new AbortController();
  let phase: TimeoutPhase = 'headers';
  const exchange = async (): Promise<Incoming> => {
    let response!: Response;
    const send = async (request: KyRequest): Promise<Response> => {
      for (const [name, value] of Object.entries(out.headers)) request.headers.set(name, value);
      response = await fetch(request, controller.signal);
      if (typeof (response as Partial<Response> | null)?.text !== 'function')
        throw new TypeError('`fetch` or a middleware returned no Response');
      // Instead of the answer, which is ours to judge. Given what is no `Response` as the runtime has it at this moment,
      // and a server such as Hono's replaces it, ky would send the request itself: a second time.
      return new Response();
    };
    // We send the request ourselves, within our own limits, and only then give it headers and signal: ky would first
    // make copies of each, and that is a third of what a call costs.
    const options: Options = { redirect: 'manual', retry: 0, hooks: { beforeRequest: [send] } };
    if (out.method !== 'GET') options.method = out.method;
    if (out.body !== undefined) options.body = out.body;
    await ky(out.url, options);
    phase = 'body';
    return { response, text: out.stream && response.ok ? '' : await response.text() };
  };
  const stop = (error: Error): Error => {
    controller.abort(error);
    return error;
  };
  const late = () => {
    const what = phase === 'body' ? 'the body of the answer' : 'an answer';
    return stop(
      new TimeoutError(`${out.where} gave no end of ${what} within ${limitMs} ms.`, phase, limitMs),
    );
  };
  const aborted = () => stop(abortError(out.where, signal));
  return within(exchange(), { clock, ms: timeoutMs, signal, late, aborted }).then(
    (incoming) => {
      const { ok, body } = incoming.response;
      // A reader of a stream may still abort it after this call has ended.
      if (out.stream && ok && body && signal) linkBody(body, controller, signal, out.where);
      return incoming;
    },
    (error: unknown) => {
      const ours = error instanceof TimeoutError || error instanceof AbortError;
      throw ours ? error : connectionError(error, out);
    },
  );
}
