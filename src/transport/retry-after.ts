/**
 * How long the server asks to wait, in ms, or `null` when it does not say. A date is compared with the
 * answer's own `Date` where there is one, because the two clocks may differ.
 */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim();
  if (!value) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  // `Date.parse` makes something of almost anything, such as the same header sent twice.
  const at = /^([a-z]{3,9}, |\d{4}-)/i.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) return null;
  const sent = Date.parse(headers.get('date') ?? '');
  return Math.max(0, at - (Number.isNaN(sent) ? now : sent));
}

/** Full jitter: anywhere between nothing and a bound that doubles, so that clients do not come back as one. */
export function backoffMs(attempt: number, longest = 8_000): number {
  return Math.random() * Math.min(longest, 500 * 2 ** (attempt - 1));
}
