import { WebhookVerificationError } from './errors.js';

/** Seconds; infinite when age is not to matter. */
export function readTolerance(given: number | 'off' | undefined): number {
  if (given === 'off') return Number.POSITIVE_INFINITY;
  const seconds = given ?? 300;
  if (!Number.isFinite(seconds) || seconds < 0)
    throw new TypeError(
      `toleranceSeconds must be seconds from 0 up, or 'off' to accept any age (given ${String(given)})`,
    );
  return seconds;
}

/** Refuses what was signed too long ago, and what claims to be from the future. */
export function checkAge(timestamp: string | null, toleranceSeconds: number, now: number): void {
  if (timestamp === null) return;
  const age = Math.floor(now / 1000) - Number(timestamp);
  if (Math.abs(age) <= toleranceSeconds) return;
  // `toJSON`, because a `now` of the caller's own may be no time at all.
  const [signed, read] = [Number(timestamp) * 1000, now].map((at) => new Date(at).toJSON());
  throw new WebhookVerificationError(
    age > 0 ? 'timestamp_too_old' : 'timestamp_too_new',
    `It was signed at ${signed}, and now is ${read}; ${toleranceSeconds} s are allowed. Are both clocks right?`,
  );
}
