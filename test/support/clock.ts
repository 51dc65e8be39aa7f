import type { Clock } from 'cordboard';

interface Timer {
  at: number;
  run: () => void;
}

/** Time that stands still until it is advanced. It remembers every wait that was asked for. */
export class ManualClock implements Clock {
  readonly waits: number[] = [];
  #now: number;
  readonly #timers = new Set<Timer>();
  readonly #skip: (ms: number) => boolean;

  /** `skip` says which waits pass at once, the clock moving with them. */
  constructor(start = Date.parse('2026-11-01T00:00:00Z'), skip: (ms: number) => boolean = () => false) {
    this.#now = start;
    this.#skip = skip;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    this.waits.push(ms);
    const timer = { at: this.#now + ms, run };
    this.#timers.add(timer);
    if (this.#skip(ms)) setImmediate(() => this.#timers.has(timer) && this.advance(ms));
    return () => this.#timers.delete(timer);
  }

  advance(ms: number): void {
    this.#now += ms;
    for (const timer of [...this.#timers]) {
      if (timer.at > this.#now) continue;
      this.#timers.delete(timer);
      timer.run();
    }
  }

  get pending(): number {
    return this.#timers.size;
  }
}

/** A clock on which retries pass at once and attempts never time out. */
export function impatientClock(): ManualClock {
  return new ManualClock(undefined, (ms) => ms < 20_000);
}
