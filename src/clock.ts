/** Time, as the client needs it. Tests hand in one that they move by hand. */
export interface Clock {
  /** Now, in epoch ms. */
  now(): number;
  /** Runs once after so many ms; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** The runtime's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
