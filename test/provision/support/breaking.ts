/** How a request ends that does not end well. `dead…`: all that follow fail as well, as when a process is killed. */
export const MODES = ['before', 'after', 'dead-before', 'dead-after', 'abort'] as const;
export type Mode = (typeof MODES)[number];

/** Breaks the request of one number, counted from the time it is armed. */
export class Breaker {
  seen = 0;
  #at = 0;
  #mode: Mode = 'before';
  #controller = new AbortController();

  arm(at: number, mode: Mode): AbortSignal {
    this.seen = 0;
    this.#at = at;
    this.#mode = mode;
    this.#controller = new AbortController();
    return this.#controller.signal;
  }

  disarm(): void {
    this.arm(0, 'before');
  }

  readonly through = (send: (request: Request) => Promise<Response>) => async (request: Request) => {
    this.seen += 1;
    const isDead = this.#mode.startsWith('dead') && this.#at > 0 && this.seen > this.#at;
    if (isDead) throw new TypeError('fetch failed');
    if (this.seen !== this.#at) return send(request);
    if (this.#mode === 'abort') this.#controller.abort();
    if (this.#mode.endsWith('before')) throw new TypeError('fetch failed');
    const answer = await send(request);
    if (this.#mode.endsWith('after')) throw new TypeError('fetch failed');
    return answer;
  };
}
