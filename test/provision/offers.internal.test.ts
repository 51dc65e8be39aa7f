import { expect, test } from 'vitest';
import { createOffers } from '../../src/provision/plan/offers.js';
import { openAccount } from './support/account.js';

const search = { countryCode: 'US', areaCode: '415' };

test('what one reader passes over is there for another who asks at the same time', async () => {
  const { client } = openAccount();
  const found = await client.telephony.iterAvailableNumbers(search).toArray({ limit: 1_000 });
  const offers = createOffers(client);
  const [dear, ...all] = await Promise.all([
    offers.take({ search, provider: 'twilio_managed', maxMonthlyFee: '0.01' }),
    ...found.map(() => offers.take({ search, provider: 'twilio_managed', maxMonthlyFee: undefined })),
  ]);
  expect(dear).toBeUndefined();
  expect(all).toEqual(found);
});
