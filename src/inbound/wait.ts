import type { Clock } from '../clock.js';

/** Resolves after this many ms of the clock. */
export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}

/** What a promise comes to, or an error after this many ms. */
export function within<T>(clock: Clock, ms: number, promise: Promise<T>, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => reject(new Error(`${what} took longer than ${ms} ms.`)));
    promise.then(resolve, reject).finally(cancel);
  });
}
