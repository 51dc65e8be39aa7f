import type { createRoutingBackend } from 'cordboard/testing';
import fc from 'fast-check';
import type { ManualClock } from '../../support/clock.js';

/** What may become of one request, and after how long. */
export interface Fate {
  how: (typeof HOW)[number];
  ms: number;
  retryAfter: number;
}

const HOW = [
  'answered',
  'answered',
  'answered',
  'not_sent',
  'lost_before',
  'lost_after',
  'unavailable_before',
  'unavailable_after',
  'rate_limited',
  'timeout',
  'html',
  'in_progress',
  'hangs',
  'hangs_deaf',
  'answers_deaf',
  'cut_body',
  'hanging_body',
  'throws',
] as const;

export const fate: fc.Arbitrary<Fate> = fc.record({
  how: fc.constantFrom(...HOW),
  ms: fc.constantFrom(0, 0, 50, 900, 5_000, 40_000),
  retryAfter: fc.constantFrom(0, 1, 2, 30, 500),
});

const refused = (status: number, code: string, headers?: { [name: string]: string }) =>
  Response.json({ error: { code, message: code } }, { status, ...(headers && { headers }) });

const broken = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

/** A promise that ends with the signal, as those of a `fetch` that heeds it. */
function heeding<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) return end();
    signal.addEventListener('abort', end, { once: true });
    promise.then(resolve, reject);
  });
}

/** The first of an answer's bytes and no more, until the signal ends it. */
function hangingBody(signal: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"id":'));
      signal.addEventListener('abort', () => controller.error(signal.reason), { once: true });
    },
  });
}

/** A `fetch` of a backend to which each request is sent as fate has it; when there is none left, all goes well. */
export function unsteady(
  clock: ManualClock,
  backend: ReturnType<typeof createRoutingBackend>,
  fates: readonly Fate[],
): (request: Request) => Promise<Response> {
  let sent = 0;
  const send = async (request: Request, { how, ms, retryAfter }: Fate): Promise<Response> => {
    const wait = <T>(promise: Promise<T>) =>
      how.endsWith('_deaf') ? promise : heeding(request.signal, promise);
    await wait(new Promise<void>((resolve) => (ms === 0 ? resolve() : clock.after(ms, resolve))));
    if (how === 'not_sent') throw broken('ECONNREFUSED');
    if (how === 'lost_before') throw broken('ECONNRESET');
    if (how === 'unavailable_before') return refused(503, 'unavailable');
    if (how === 'rate_limited') return refused(429, 'rate_limited', { 'retry-after': String(retryAfter) });
    if (how === 'timeout') return new Response('too slow', { status: 408 });
    if (how === 'html') return new Response('<html>', { status: 502 });
    if (how === 'in_progress') return refused(409, 'idempotency_in_progress');
    if (how.startsWith('hangs')) return wait(new Promise<never>(() => undefined));
    const answer = await backend.fetch(new Request(request, { signal: null }));
    if (how === 'lost_after') throw broken('UND_ERR_SOCKET');
    if (how === 'unavailable_after') return refused(500, 'internal_error');
    if (how === 'cut_body') return new Response((await answer.text()).slice(0, 9), answer);
    return how === 'hanging_body' ? new Response(hangingBody(request.signal), answer) : answer;
  };
  return (request) => {
    const next = fates[sent++] ?? { how: 'answered', ms: 0, retryAfter: 0 };
    if (next.how === 'throws') throw new TypeError('a fetch of one’s own');
    return send(request, next);
  };
}
