import type { Cases } from './case.js';

const mobileNumber = '+919820012345';
const business = {
  legalName: 'Example Private Limited',
  businessType: 'private_limited',
  registrationNumber: 'U72200',
  documents: [{ kind: 'certificate', url: 'https://example.com/a.pdf' }],
};
const trunk = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: 'p' };
const phoneNumber = '+442079460999';

export const telephony: Cases<'telephony'> = {
  'telephony.connections.list': { success: () => ({}) },
  'telephony.connections.create': {
    success: () => ({ body: { type: 'custom_sip', friendlyName: 'New' } }),
    errors: {
      terms_not_accepted: () => ({ body: { type: 'twilio_managed', friendlyName: 'New' } }),
      provider_locked: () => ({
        body: { type: 'twilio_byo', friendlyName: 'New', accountSid: 'AC12345678', authToken: 't' },
      }),
    },
  },
  'telephony.connections.retrieve': { success: (w) => ({ ids: [w.managed] }) },
  'telephony.connections.update': { success: (w) => ({ ids: [w.sip], body: { friendlyName: 'Renamed' } }) },
  'telephony.connections.delete': {
    success: (w) => ({ ids: [w.spare] }),
    errors: {
      number_in_use: (w) => ({ ids: [w.sip] }),
      provider_locked: (w) => ({ ids: [w.unused] }),
    },
  },
  'telephony.connections.verifyMobile': { success: (w) => ({ ids: [w.unverified], body: { mobileNumber } }) },
  'telephony.connections.submitKyc': {
    success: (w) => ({ ids: [w.verified], body: business }),
    errors: { kyc_incomplete: (w) => ({ ids: [w.unverified], body: business }) },
  },
  'telephony.listAvailableNumbers': {
    success: () => ({ query: { countryCode: 'US', contains: '555', limit: '3' } }),
    errors: { not_found: () => ({ query: { countryCode: 'US', connectionId: 'tc_none' } }) },
  },
  'telephony.buyNumber': {
    success: (w) => ({ body: { phoneNumber: w.offered, connectionId: w.managed } }),
    errors: {
      not_found: (w) => ({ body: { phoneNumber: w.offered, connectionId: 'tc_none' } }),
      number_unavailable: (w) => ({ body: { phoneNumber: w.routedPhone, connectionId: w.managed } }),
      price_changed: (w) => ({
        body: {
          phoneNumber: w.offered,
          connectionId: w.managed,
          maxMonthlyFee: { amount: '0.01', currency: 'USD' },
        },
      }),
      kyc_incomplete: (w) => ({ body: { phoneNumber: w.offeredInIndia, connectionId: w.verified } }),
      insufficient_credits: (w) => ({ body: { phoneNumber: w.offered, connectionId: w.managed } }),
    },
  },
  'telephony.importNumber': {
    success: (w) => ({ body: { phoneNumber, connectionId: w.sip, ...trunk } }),
    errors: {
      not_found: () => ({ body: { phoneNumber, connectionId: 'tc_none', ...trunk } }),
      number_unavailable: (w) => ({ body: { phoneNumber: w.routedPhone, connectionId: w.sip, ...trunk } }),
    },
  },
};
