import { expect, test } from 'vitest';
import { isPriced } from '../../src/provision/plan/effects.js';

const priced = (monthlyFee: unknown) => isPriced({ monthlyFee } as Parameters<typeof isPriced>[0]);

test('a price in a plan is a decimal amount with a currency', () => {
  for (const amount of ['1', '1.15', '0.000001']) expect(priced({ amount, currency: 'INR' })).toBe(true);
  for (const amount of ['', '-1', '1.', '.5', '1e9', '1 ', ' 1', 1, null])
    expect(priced({ amount, currency: 'USD' }), String(amount)).toBe(false);
  for (const currency of ['', 'US', 'USDT', 'usd', ' USD', null])
    expect(priced({ amount: '1.00', currency }), String(currency)).toBe(false);
  expect(priced(null)).toBe(false);
  expect(priced({})).toBe(false);
});
