import type { HandlersOf } from '../handler.js';
import { hash128 } from '../hash.js';
import { fromMicros } from '../money.js';
import type { State } from '../state.js';

/** By which inbound callbacks name the account. */
export function sdkAppIdOf({ seed }: State): number {
  const [, b] = hash128(`${seed}/account`);
  return 1_400_000_000 + (b % 100_000_000);
}

export const account: HandlersOf<'account'> = {
  'account.retrieve': ({ state }, { keyName }) => {
    const [a] = hash128(`${state.seed}/account`);
    return {
      id: `acc_${a.toString(36)}`,
      sdkAppId: sdkAppIdOf(state),
      credits: { amount: fromMicros(state.credits), currency: 'USD' },
      keyName,
    };
  },
};
