import type { Clock } from '../clock.js';

/** The connection has brought nothing, not even a heartbeat. */
class Idle extends Error {}

/** Waits for a promise, but not beyond `ms`, and not once `stopped` has rejected. */
export async function within<T>(
  work: Promise<T>,
  ms: number,
  clock: Clock,
  stopped: Promise<never>,
): Promise<T> {
  let cancel = () => {};
  const idle = new Promise<never>((_, reject) => {
    cancel = clock.after(ms, () => reject(new Idle()));
  });
  try {
    return await Promise.race([work, idle, stopped]);
  } finally {
    cancel();
  }
}
