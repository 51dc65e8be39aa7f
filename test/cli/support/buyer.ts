import type { Cordboard } from 'cordboard';
import type { RoutingBackend, RoutingBackendOptions } from 'cordboard/testing';
import { serve } from './account.js';

/** An Indian connection that may buy: its mobile number and its papers are checked. */
export async function verified(client: Cordboard, friendlyName: string, { clock }: RoutingBackend) {
  const { connections } = client.telephony;
  const { id } = await connections.create({ type: 'indian', friendlyName });
  await connections.verifyMobile(id, { mobileNumber: '+919820012345' });
  await connections.verifyMobile(id, { mobileNumber: '+919820012345', code: '123456' });
  const documents = [{ kind: 'certificate', url: 'https://example.com/c.pdf' }];
  await connections.submitKyc(id, { legalName: 'X', businessType: 'y', registrationNumber: 'z', documents });
  clock.advance(24 * 3_600_000);
}

/** An account that may buy. */
export async function buyer(options?: RoutingBackendOptions) {
  const served = await serve(options);
  const { client, env, run, backend } = served;
  const connection = await client.telephony.connections.create({
    type: 'twilio_managed',
    friendlyName: 'Main line',
    acceptTerms: true,
  });
  const [offer, another, third] = await client.telephony
    .iterAvailableNumbers({ countryCode: 'US', areaCode: '415' })
    .toArray({ limit: 3 });
  if (!offer || !another || !third) throw new Error('nothing on offer');
  const credits = async () => (await client.account.retrieve()).credits.amount;
  return {
    backend,
    client,
    env,
    run,
    connection,
    phone: offer.phoneNumber,
    other: another.phoneNumber,
    third: third.phoneNumber,
    fee: offer.pricing.monthlyFee.amount,
    credits,
  };
}
