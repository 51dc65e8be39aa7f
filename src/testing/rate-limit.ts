import { Problem } from './problem.js';
import { SECOND } from './times.js';

/** How many requests a key may make. */
export interface RateLimitSpec {
  /** Requests in each window. */
  limit: number;
  /** Length of a window in seconds, by the backend's clock. */
  windowSeconds: number;
}

/** Counts requests in fixed windows, for each key by itself. */
export interface RateLimiter {
  /** Counts one request, or refuses it with 429. */
  take(key: string, now: number): void;
  headers(key: string | undefined, now: number): { [name: string]: string };
  clear(): void;
}

export function createRateLimiter({ limit, windowSeconds }: RateLimitSpec): RateLimiter {
  const length = windowSeconds * SECOND;
  const windows = new Map<string, { from: number; used: number }>();
  const windowOf = (key: string, now: number) => {
    const open = windows.get(key);
    return open && now >= open.from && now < open.from + length ? open : { from: now, used: 0 };
  };
  return {
    take(key, now) {
      const window = windowOf(key, now);
      windows.set(key, window);
      if (window.used < limit) {
        window.used += 1;
        return;
      }
      const seconds = Math.ceil((window.from + length - now) / SECOND);
      throw new Problem('rate_limited', `More than ${limit} requests in ${windowSeconds} s.`, {
        headers: { 'Retry-After': String(seconds) },
      });
    },
    headers(key, now) {
      const { from, used } = key === undefined ? { from: now, used: 0 } : windowOf(key, now);
      return {
        'RateLimit-Limit': String(limit),
        'RateLimit-Remaining': String(Math.max(0, limit - used)),
        'RateLimit-Reset': String(Math.ceil((from + length - now) / SECOND)),
      };
    },
    clear: () => windows.clear(),
  };
}
