import type { Money } from 'cordboard';

/** Amounts are added in whole millionths, because a float cannot hold 0.1. */
const SCALE = 6;

export function toMicros(amount: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (!match) throw new TypeError(`Not a decimal amount: ${JSON.stringify(amount)}`);
  const [, sign, whole, fraction = ''] = match;
  const micros = BigInt(`${whole}${fraction.slice(0, SCALE).padEnd(SCALE, '0')}`);
  return sign ? -micros : micros;
}

function fromMicros(micros: bigint): string {
  const digits = String(micros < 0n ? -micros : micros).padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0{1,4}$/, '');
  return `${micros < 0n ? '-' : ''}${digits.slice(0, -SCALE)}.${fraction}`;
}

/** One sum for each currency, in the order of their codes. */
export function sums(amounts: readonly Money[]): Money[] {
  const totals = new Map<string, bigint>();
  for (const { amount, currency } of amounts) {
    totals.set(currency, (totals.get(currency) ?? 0n) + toMicros(amount));
  }
  const sorted = [...totals].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([currency, micros]) => ({ amount: fromMicros(micros), currency }));
}
