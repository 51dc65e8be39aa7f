import type { Money } from 'cordboard';

/** Such as `1.15 USD`. */
export const money = ({ amount, currency }: Money): string => `${amount} ${currency}`;

const SCALE = 6;

/** Millionths, because a float cannot hold 0.1. */
function micros(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(SCALE, '0').slice(0, SCALE));
}

/** Whether one decimal amount is more than another. */
export const dearer = (amount: string, than: string): boolean => micros(amount) > micros(than);
