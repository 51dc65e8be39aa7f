import type { Account, AvailableNumber, PhoneNumber, TelephonyConnection } from 'cordboard';
import { describe, expect, it } from 'vitest';
import type { Page } from './support/api.js';
import { buy, connect, createAgent, HOUR, offers, routed, start } from './support/things.js';

describe('connections', () => {
  it('show what their type shows and never a secret', async () => {
    const { backend, http } = start();
    const sip = await connect(http, 'custom_sip');
    expect(sip.platformSipUri).toMatch(/^sip:/);
    const byo = await connect(http, 'twilio_byo');
    expect(byo).toMatchObject({ accountSidLast4: '6789', platformSipUri: null, termsAcceptedAt: null });
    expect(JSON.stringify(byo)).not.toContain('very-secret');
    const wrong = await http.refusal('PATCH', `/telephony/connections/${sip.id}`, { authToken: 'x' });
    expect(wrong).toMatchObject({ status: 422, param: 'authToken' });
    const renamed = await http.patch(`/telephony/connections/${sip.id}`, { friendlyName: 'Office' });
    expect(renamed).toEqual({ ...sip, friendlyName: 'Office', version: 2 });
    const path = `/telephony/connections/${byo.id}`;
    expect((await http.patch<TelephonyConnection>(path, { authToken: 'very-secret' })).version).toBe(1);
    expect((await http.patch<TelephonyConnection>(path, { authToken: 'another' })).version).toBe(2);
    expect(JSON.stringify(backend.snapshot())).toContain('another');
  });

  it('managed Twilio needs the terms and is chosen for good', async () => {
    const { http } = start();
    const body = { type: 'twilio_managed', friendlyName: 'm' };
    expect((await http.refusal('POST', '/telephony/connections', body)).code).toBe('terms_not_accepted');
    const managed = await connect(http);
    expect(managed.termsAcceptedAt).toBe('2026-11-02T09:00:00.000Z');
    const byo = { type: 'twilio_byo', friendlyName: 'b', accountSid: 'AC1', authToken: 't' };
    expect((await http.refusal('POST', '/telephony/connections', byo)).code).toBe('provider_locked');
    // The choice is between the two of Twilio: the others may stand beside it.
    for (const type of ['custom_sip', 'indian']) expect(await connect(http, type)).toMatchObject({ type });
    const gone = await http.refusal('DELETE', `/telephony/connections/${managed.id}`);
    expect(gone).toMatchObject({ status: 409, code: 'provider_locked' });
  });

  it('Indian ones go by verification, documents and an hour of review', async () => {
    const { backend, http } = start();
    const { id } = await connect(http, 'indian');
    const path = `/telephony/connections/${id}`;
    const kyc = {
      legalName: 'Acme Pvt Ltd',
      businessType: 'private_limited',
      registrationNumber: 'U1',
      documents: [{ kind: 'certificate_of_incorporation', url: 'https://example.com/coi.pdf' }],
    };
    const mobileNumber = '+919876543210';
    expect((await http.refusal('POST', `${path}/kyc`, kyc)).code).toBe('kyc_incomplete');
    const early = await http.refusal('POST', `${path}/verify-mobile`, { mobileNumber, code: '123456' });
    expect(early).toMatchObject({ status: 422, param: 'mobileNumber' });
    await http.post(`${path}/verify-mobile`, { mobileNumber });
    const wrong = await http.refusal('POST', `${path}/verify-mobile`, { mobileNumber, code: '000000' });
    expect(wrong).toMatchObject({ status: 422, code: 'validation_failed', param: 'code' });
    const verified = await http.post(`${path}/verify-mobile`, { mobileNumber, code: '123456' });
    expect(verified).toMatchObject({ status: 'pending_kyc', mobileNumber });
    const [offer] = await offers(http, `countryCode=IN&connectionId=${id}&limit=1`);
    expect(offer?.pricing.monthlyFee).toEqual({ amount: '295.00', currency: 'INR' });
    const order = { phoneNumber: offer?.phoneNumber, connectionId: id };
    expect((await http.refusal('POST', '/telephony/numbers', order)).code).toBe('kyc_incomplete');
    expect(await http.post(`${path}/kyc`, { ...kyc, legalName: 'REJECT me' })).toMatchObject({
      status: 'kyc_review',
    });
    backend.clock.advance(HOUR);
    expect(await http.get(path)).toMatchObject({ status: 'rejected' });
    await http.post(`${path}/kyc`, kyc);
    backend.clock.advance(HOUR - 1);
    expect(await http.get(path)).toMatchObject({ status: 'kyc_review' });
    backend.clock.advance(1);
    // Verified, sent in, turned down, sent in again, taken on.
    const active = { status: 'active', updatedAt: '2026-11-02T11:00:00.000Z', version: 6 };
    expect(await http.get(path)).toMatchObject(active);
    expect(offer?.phoneNumber).toMatch(/^\+91\d{10}$/);
    expect(await http.post<PhoneNumber>('/telephony/numbers', order)).toMatchObject({ countryCode: 'IN' });
    // 295 rupees at 85 to the dollar, rounded up to a millionth.
    expect((await http.get<Account>('/account')).credits.amount).toBe('96.529411');
    const other = await connect(http, 'custom_sip');
    const onSip = await http.refusal('POST', `/telephony/connections/${other.id}/kyc`, kyc);
    expect(onSip).toMatchObject({ status: 422, code: 'validation_failed' });
    const mobile = await http.refusal('POST', `/telephony/connections/${other.id}/verify-mobile`, {
      mobileNumber,
    });
    expect(mobile).toMatchObject({ status: 422, code: 'validation_failed' });
  });
});

describe('numbers on offer', () => {
  it('are found by place, kind, digits and words', async () => {
    const { http } = start();
    const find = async (query: string) => (await offers(http, query)).map((offer) => offer.phoneNumber);
    expect(await find('countryCode=US&region=ny&limit=2')).toEqual([
      expect.stringMatching(/^\+1212555/),
      expect.stringMatching(/^\+1212555/),
    ]);
    expect(await find('countryCode=US&contains=HELP&areaCode=888')).toEqual(['+18885554357']);
    expect(await find('countryCode=US&contains=5*54357&areaCode=415')).toEqual(['+14155554357']);
    const free = await offers(http, 'countryCode=US&numberType=toll_free&limit=200');
    const freeCodes = free.map((offer) => offer.phoneNumber.slice(0, 5));
    expect(new Set(freeCodes)).toEqual(new Set(['+1800', '+1888']));
    expect(await find('countryCode=DE')).toEqual([]);
    const { id } = await connect(http, 'custom_sip');
    expect(await find(`countryCode=US&connectionId=${id}`)).toEqual([]);
    const missing = await http.refusal('GET', '/telephony/available-numbers');
    expect(missing).toMatchObject({ status: 422, param: 'countryCode' });
  });

  it('are the same for the same seed', async () => {
    const list = async (seed: number) =>
      (await start({ seed }).http.get<Page<AvailableNumber>>('/telephony/available-numbers?countryCode=US'))
        .data;
    expect(await list(7)).toEqual(await list(7));
    expect(await list(7)).not.toEqual(await list(8));
  });
});

describe('ordering', () => {
  it('spends credits, once', async () => {
    const { http } = start({ credits: '2.00' });
    const connection = await connect(http);
    const number = await buy(http, connection);
    expect(number).toMatchObject({ origin: 'purchased', renewsAt: '2026-11-30T09:00:00.000Z' });
    expect((await http.get<Account>('/account')).credits.amount).toBe('0.85');
    const order = (fields: object) =>
      http.refusal('POST', '/telephony/numbers', { connectionId: connection.id, ...fields });
    for (const phoneNumber of [number.phoneNumber, '+19995550100'])
      expect((await order({ phoneNumber })).code).toBe('number_unavailable');
    const [offer] = await offers(http, 'countryCode=US&limit=1');
    const { phoneNumber } = offer ?? {};
    expect(await order({ phoneNumber })).toMatchObject({ status: 402, code: 'insufficient_credits' });
    const dear = await order({ phoneNumber, maxMonthlyFee: { amount: '1.14', currency: 'USD' } });
    expect(dear).toMatchObject({
      code: 'price_changed',
      details: { monthlyFee: { amount: '1.15', currency: 'USD' } },
    });
    const other = await order({ phoneNumber, maxMonthlyFee: { amount: '999', currency: 'INR' } });
    expect(other.code).toBe('price_changed');
  });

  it('goes through the right kind of connection, with what that needs', async () => {
    const { http } = start();
    const sip = await connect(http, 'custom_sip');
    const [offer] = await offers(http, 'countryCode=US&limit=1');
    const bought = { phoneNumber: offer?.phoneNumber, connectionId: sip.id };
    const wrong = await http.refusal('POST', '/telephony/numbers', bought);
    expect(wrong).toMatchObject({ status: 422, param: 'connectionId' });
    expect(wrong.issues?.[0]?.message).toContain('import');
    const order = { phoneNumber: '+442079460000', connectionId: sip.id, sipUsername: 'u' };
    const incomplete = await http.refusal('POST', '/telephony/numbers/import', order);
    expect(incomplete.issues?.map((issue) => issue.path)).toEqual(['terminationUri', 'sipPassword']);
    const whole = { ...order, terminationUri: 'sip:t.example.com', sipPassword: 'hush-hush' };
    const number = await http.post<PhoneNumber>('/telephony/numbers/import', whole);
    expect(number).toMatchObject({ origin: 'imported', pricing: null, renewsAt: null, countryCode: 'GB' });
    expect(JSON.stringify(number)).not.toContain('hush-hush');
    expect((await http.refusal('POST', '/telephony/numbers/import', whole)).code).toBe('number_unavailable');
    expect((await http.refusal('POST', `/numbers/${number.id}/renew`)).status).toBe(422);
    const inUse = await http.refusal('DELETE', `/telephony/connections/${sip.id}`);
    expect(inUse).toMatchObject({ code: 'number_in_use', details: { numberIds: [number.id] } });
    const spare = await connect(http, 'custom_sip');
    await http.del(`/telephony/connections/${spare.id}`);
    await http.del(`/numbers/${number.id}`);
    const again = await http.post<PhoneNumber>('/telephony/numbers/import', whole);
    await http.del(`/numbers/${again.id}`);
    await http.del(`/telephony/connections/${sip.id}`);
  });

  it('a number in use is not released; a released one stays readable and is not sold again', async () => {
    const { http } = start();
    const { number, agent } = await routed(http);
    expect((await http.refusal('DELETE', `/numbers/${number.id}`)).code).toBe('number_in_use');
    await http.del(`/agents/${agent.id}/numbers/${number.id}`);
    const outbound = await createAgent(http, { type: 'outbound', numberIds: [number.id] });
    const released = await http.del<PhoneNumber>(`/numbers/${number.id}`);
    expect(released).toMatchObject({ status: 'released', outboundAgentIds: [] });
    expect(await http.get(`/agents/${outbound.id}`)).toMatchObject({ numberIds: [], primaryNumberId: null });
    expect((await http.refusal('POST', `/numbers/${number.id}/renew`)).code).toBe('number_unavailable');
    const path = `/numbers/${number.id}`;
    expect((await http.patch<PhoneNumber>(path, { friendlyName: 'old' })).friendlyName).toBe('old');
    const callback = { inboundCallback: { url: 'https://example.com' } };
    expect((await http.refusal('PATCH', path, callback)).code).toBe('number_unavailable');
    const attach = await http.refusal('POST', `/agents/${agent.id}/numbers`, { numberId: number.id });
    expect(attach.code).toBe('number_unavailable');
    const left = await offers(http, 'countryCode=US&areaCode=415&limit=200');
    expect(left.map((offer) => offer.phoneNumber)).not.toContain(number.phoneNumber);
  });
});
