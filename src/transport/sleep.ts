import type { Clock } from '../clock.js';
import { onAbort } from './on-abort.js';

/** Waits; an abort ends the wait at once and leaves nothing behind. Ask the signal why it ended. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    let unlink = () => {};
    const cancel = clock.after(ms, () => {
      unlink();
      resolve();
    });
    unlink = onAbort(signal, () => {
      cancel();
      resolve();
    });
  });
}
