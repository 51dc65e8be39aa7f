import type { Money } from '../models/primitives.js';
import { fromMicros, inCredits } from './money.js';
import { Problem } from './problem.js';
import type { State } from './state.js';

/** Takes a price from the credits, or refuses when they do not reach. */
export function charge(state: State, price: Money): void {
  const micros = inCredits(price);
  if (micros > state.credits) {
    throw new Problem(
      'insufficient_credits',
      `This costs ${price.amount} ${price.currency}; ${fromMicros(state.credits)} USD of credits are left.`,
      { details: { price, credits: { amount: fromMicros(state.credits), currency: 'USD' } } },
    );
  }
  state.credits -= micros;
}

/** Refuses to place a call on empty credits; its price is known only at its end. */
export function checkSolvent(state: State): void {
  if (state.credits > 0) return;
  throw new Problem('insufficient_credits', 'No credits are left.', {
    details: { credits: { amount: fromMicros(state.credits), currency: 'USD' } },
  });
}
