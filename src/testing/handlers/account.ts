import type { HandlersOf } from '../handler.js';
import { hash128 } from '../hash.js';
import { fromMicros } from '../money.js';

export const account: HandlersOf<'account'> = {
  'account.retrieve': ({ state }, { keyName }) => {
    const [a, b] = hash128(`${state.seed}/account`);
    return {
      id: `acc_${a.toString(36)}`,
      sdkAppId: 1_400_000_000 + (b % 100_000_000),
      credits: { amount: fromMicros(state.credits), currency: 'USD' },
      keyName,
    };
  },
};
