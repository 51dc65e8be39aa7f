import type { NumberRow, State } from './state.js';

/** The account's number by what is dialled. A released one is no longer the account's. */
export function numberOnAccount(state: State, phoneNumber: string): NumberRow | undefined {
  for (const row of state.numbers.values()) {
    if (row.phoneNumber === phoneNumber && row.status !== 'released') return row;
  }
  return undefined;
}
