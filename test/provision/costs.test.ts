import { expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { DAY, openAccount } from './support/account.js';

const connections = { main: { type: 'twilio_managed', friendlyName: 'Main', acceptTerms: true } } as const;
const anyIn = (areaCode: string) => ({ buy: { countryCode: 'US', areaCode }, connection: 'main' });

test('costs are added for each currency, and credits that do not suffice are warned of', async () => {
  const account = openAccount(undefined, '2.00');
  const india = { type: 'indian', friendlyName: 'India' } as const;
  await account.apply({ connections: { ...connections, india } });
  const all = await account.client.telephony.connections.iterConnections().toArray({ limit: 9 });
  const id = all.find(({ type }) => type === 'indian')?.id ?? '';
  const { connections: api } = account.client.telephony;
  const waiting = await failure(
    account.plan({
      connections: { india },
      numbers: { desk: { buy: { countryCode: 'IN' }, connection: 'india' } },
    }),
  );
  expect(waiting.message).toContain('its status is pending_verification');
  await api.verifyMobile(id, { mobileNumber: '+919820012345' });
  await api.verifyMobile(id, { mobileNumber: '+919820012345', code: '123456' });
  const documents = [{ kind: 'certificate', url: 'https://example.com/c.pdf' }];
  await api.submitKyc(id, { legalName: 'X', businessType: 'y', registrationNumber: 'z', documents });
  account.clock.advance(DAY);
  const planned = await account.plan({
    connections: { ...connections, india },
    numbers: { a: anyIn('415'), b: anyIn('415'), c: { buy: { countryCode: 'IN' }, connection: 'india' } },
  });
  expect(planned.monthlyCost.map(({ currency }) => currency)).toEqual(['INR', 'USD']);
  expect(planned.monthlyCost[1]?.amount).toBe('2.30');
  expect(planned.warnings).toContainEqual({
    code: 'credits_short',
    path: 'numbers',
    message: 'The numbers to buy cost 2.30 USD a month, and the credits are 2.00 USD.',
  });
});
