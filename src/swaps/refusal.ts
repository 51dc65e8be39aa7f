import { APIError } from '../errors.js';

/**
 * Nothing came of it, and asking again would not help. A status of a proxy, such as 520 or 524, is no refusal: the
 * API behind it may have acted.
 */
export function isRefusal(error: unknown): error is APIError {
  return error instanceof APIError && !error.retryable && error.status < 500;
}
