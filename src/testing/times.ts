export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** An instant as the contract writes it: RFC 3339, UTC, so that strings sort as times do. */
export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** Epoch ms of what a test author may write for an instant. */
export function toMs(instant: Date | string | number): number {
  const ms = instant instanceof Date ? instant.getTime() : toNumber(instant);
  if (Number.isFinite(ms)) return ms;
  throw new TypeError(
    `Not an instant: ${String(instant)}. Give a Date, epoch ms, or ISO 8601 with an offset (2026-11-02T09:00:00Z).`,
  );
}

function toNumber(instant: string | number): number {
  if (typeof instant === 'number') return instant;
  // Without an offset the string would mean another instant on each machine.
  return /(?:[Zz]|[+-]\d\d:?\d\d)$/.test(instant) ? Date.parse(instant) : Number.NaN;
}
