/** Time, as the client needs it. Tests hand in one that they move by hand. */
export interface Clock {
  /** Now, in epoch ms. */
  now(): number;
  /** Runs once after so many ms; the answer cancels it. */
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
