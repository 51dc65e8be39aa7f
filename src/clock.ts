/** The client's source of time. Tests pass one that they move by hand. */
export interface Clock {
  /** Now, in epoch ms. */
  now(): number;
  /** Calls `run` once, after this many ms; the function returned cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** What timers keep to: a longer one fires at once. */
export const LONGEST_MS = 2 ** 31 - 1;

/** The runtime's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, LONGEST_MS));
    return () => clearTimeout(timer);
  },
};
