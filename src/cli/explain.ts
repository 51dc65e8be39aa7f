import { plain } from './output/write.js';

/** What to do about an error answer, by its code. */
const REMEDIES: { readonly [code: string]: string } = {
  authentication_failed: 'Check CORDBOARD_API_KEY.',
  permission_denied: 'Use a key that may do this.',
  insufficient_credits: 'Add credits to the account, or choose something cheaper.',
  cursor_expired:
    'Leave --since-event out to begin now; `calls list --updated-since` shows what you have missed.',
  not_found: 'Check the id; the `list` commands show which there are.',
  number_in_use: 'Its dispatch rule is to be completed first; `rules list --status active` shows it.',
  number_unavailable: 'Choose another; `numbers search` shows what is on offer.',
  price_changed: 'Look at the price again with `numbers search`.',
  rate_limited: 'Try again later.',
  unavailable: 'Try again later.',
  internal_error: 'Try again; if it stays, ask support and name the request id.',
};

/** One clear line about an error of the library. Its own message says what happened, with code and request id. */
export async function explain(error: Error): Promise<string> {
  const { isAPIError, isConnectionError, isSwapConflictError, isSwapStrandedError, isTimeoutError } =
    await import('cordboard');
  const isUnfinished =
    isSwapStrandedError(error) || (isSwapConflictError(error) && /recoverSwaps/.test(error.message));
  const parts = [error.message];
  if (isAPIError(error)) {
    const fields = error.issues.map(({ path, message }) => `${path} must be ${message}.`);
    parts.push(...fields.filter((field) => !error.message.includes(field.slice(0, -1))));
    parts.push(REMEDIES[error.code ?? ''] ?? '');
  } else if (isConnectionError(error) && error.outcome === 'not_sent') {
    parts.push('Check CORDBOARD_BASE_URL, and that the server is up.');
  } else if (isConnectionError(error) || isTimeoutError(error)) {
    parts.push('Look at the account before you repeat a change.');
  } else if (isUnfinished) {
    parts.push(`From the shell: cordboard numbers recover-swaps ${error.numberId} --older-than 0`);
  }
  return plain(parts.filter(Boolean).join(' '));
}
