import type { Money } from '../models/primitives.js';

/**
 * Amounts are counted in whole millionths, because a float cannot hold 0.1. The finest price of
 * the inventory has four decimals.
 */
const SCALE = 6;

/** What one US dollar buys in rupees here. Fixed, so that tests can state what a number costs. */
const INR_PER_USD = 85;

export function toMicros(amount: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (!match) throw new TypeError(`Not a decimal amount: ${JSON.stringify(amount)}. Write it like "100.00".`);
  const [, sign, whole, fraction = ''] = match;
  const micros = Number(`${whole}${fraction.slice(0, SCALE).padEnd(SCALE, '0')}`);
  return sign ? -micros : micros;
}

/** A decimal string with at least two decimals and no other trailing zeros. */
export function fromMicros(micros: number): string {
  const digits = String(Math.abs(micros)).padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0{1,4}$/, '');
  return `${micros < 0 ? '-' : ''}${digits.slice(0, -SCALE)}.${fraction}`;
}

export function times(price: Money, count: number): Money {
  return { amount: fromMicros(toMicros(price.amount) * count), currency: price.currency };
}

/** What a price takes from the credits, which are in US dollars; in millionths, rounded up. */
export function inCredits(price: Money): number {
  const micros = toMicros(price.amount);
  return price.currency === 'INR' ? Math.ceil(micros / INR_PER_USD) : micros;
}
