import type { ManualClock } from '../../support/clock.js';
import { errorBody } from '../../support/server.js';
import { completed, message } from './turns.js';

/** What becomes of a connection to the feed: broken off after so many bytes, or never a feed. */
export type Fate =
  | 'unreachable'
  | 'hangs'
  | 'unavailable'
  | 'busy'
  | {
      bytes: number;
      /** How it ends then: `silent` is never told. */
      ends: 'closed' | 'broken' | 'silent';
      /** How many bytes come in one piece. */
      piece: number;
      newline: '\n' | '\r\n' | '\r';
      retry: number | null;
      /** Goes on though its signal has fired, until its body is let go. */
      isDeaf: boolean;
    };

const STEADY: Fate = {
  bytes: Number.POSITIVE_INFINITY,
  ends: 'closed',
  piece: 300,
  newline: '\n',
  retry: null,
  isDeaf: false,
};
const BEAT = 15_000;
const headers = { 'content-type': 'text/event-stream' };

/** A feed on a bad line: each connection has a fate of its own. `log` holds the ids of what has happened. */
export class UnsteadyFeed {
  readonly log: string[] = [];
  connections = 0;
  open = 0;
  /** Events up to here are forgotten. */
  forgotten = 0;
  readonly #listeners = new Set<() => void>();
  readonly #clock: ManualClock;
  readonly #fates: readonly Fate[];
  readonly #forgetsAt: number | null;

  /** `forgetsAt`: the connection at which all that has happened is forgotten. */
  constructor(clock: ManualClock, fates: readonly Fate[], forgetsAt: number | null) {
    this.#clock = clock;
    this.#fates = fates;
    this.#forgetsAt = forgetsAt;
  }

  happen(): void {
    this.log.push(`evt_${this.log.length + 1}`);
    for (const listener of this.#listeners) listener();
  }

  readonly fetch = async ({ signal, headers: asked }: Request): Promise<Response> => {
    const fate = this.#fates[this.connections] ?? STEADY;
    this.connections += 1;
    if (this.connections === this.#forgetsAt) this.forgotten = this.log.length;
    if (fate === 'unreachable') throw new TypeError('fetch failed');
    if (fate === 'hangs')
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    if (fate === 'unavailable') return Response.json(errorBody('unavailable'), { status: 503 });
    if (fate === 'busy')
      return Response.json(errorBody('rate_limited'), { status: 429, headers: { 'retry-after': '3' } });
    const last = asked.get('last-event-id');
    const place = last === null ? this.log.length : Number(last.slice(4));
    if (place < this.forgotten) return Response.json(errorBody('cursor_expired'), { status: 410 });
    return new Response(this.#body(fate, place, signal), { headers });
  };

  #body(fate: Exclude<Fate, string>, from: number, signal: AbortSignal): ReadableStream<Uint8Array> {
    const { ends, piece, newline, retry, isDeaf } = fate;
    let place = from;
    let left = fate.bytes;
    let waiting = Buffer.alloc(0);
    let isOver = false;
    let flow = () => {};
    let stopBeating = () => {};
    const over = () => {
      if (isOver) return;
      isOver = true;
      this.open -= 1;
      this.#listeners.delete(flow);
      stopBeating();
    };
    this.open += 1;
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const put = (text: string) => {
            waiting = Buffer.concat([waiting, Buffer.from(text.replaceAll('\n', newline))]);
          };
          flow = () => {
            if (isOver) return;
            for (const id of this.log.slice(place)) put(completed(id));
            place = this.log.length;
            while (waiting.length > 0 && left > 0 && (controller.desiredSize ?? 0) > 0) {
              const next = waiting.subarray(0, Math.min(piece, left));
              waiting = waiting.subarray(next.length);
              left -= next.length;
              controller.enqueue(next);
            }
            // A piece that is taken at once comes back here for more.
            if (isOver || left > 0 || ends === 'silent') return;
            over();
            if (ends === 'closed') controller.close();
            else controller.error(new TypeError('terminated'));
          };
          const beat = () => {
            put(message(`evt_${place}`, 'heartbeat'));
            flow();
            if (!isOver) stopBeating = this.#clock.after(BEAT, beat);
          };
          if (!isDeaf)
            signal.addEventListener('abort', () => {
              if (isOver) return;
              over();
              controller.error(signal.reason);
            });
          this.#listeners.add(flow);
          stopBeating = this.#clock.after(BEAT, beat);
          if (retry !== null) put(`retry: ${retry}\n\n`);
          put(message(`evt_${place}`, 'ready'));
          flow();
        },
        pull: () => flow(),
        cancel: over,
      },
      new CountQueuingStrategy({ highWaterMark: 2 }),
    );
  }
}
