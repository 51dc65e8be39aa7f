import type { Clock } from '../clock.js';
import { onAbort } from './on-abort.js';

/** How long to wait for something, and what ends the wait early. */
export interface Wait {
  clock: Clock;
  ms: number;
  signal: AbortSignal | undefined;
  /** What to say once the time is over. */
  late: () => Error;
  /** What to say once the signal has fired. */
  aborted: () => Error;
}

/**
 * Waits for a promise, but not for longer than it may take. Not by a race against a promise that lasts: that would keep
 * the outcome of every race for as long as it lasts itself.
 */
export function within<T>(work: Promise<T>, { clock, ms, signal, late, aborted }: Wait): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let unlink = () => {};
    const cancel = clock.after(ms, () => {
      unlink();
      reject(late());
    });
    unlink = onAbort(signal, () => {
      cancel();
      reject(aborted());
    });
    const settled = () => {
      cancel();
      unlink();
    };
    work.then(
      (value) => {
        settled();
        resolve(value);
      },
      (error: unknown) => {
        settled();
        reject(error);
      },
    );
  });
}
