import { test } from 'vitest';
import { client, expectRefused, type Refusal, wrong } from './support/refused.js';

const rule = { numberId: 'pn_1', agentId: 'ag_1' };
const scheduled = (schedule: object) => ({ ...rule, schedule: { timezone: 'Europe/Berlin', ...schedule } });

const cases: Refusal[] = [
  [
    'a number not in E.164',
    () => client.calls.create({ agentId: 'ag_1', to: '415 555 0123' }),
    /to must be a phone number in E\.164.*given "415 555 0123"/,
  ],
  [
    'a number with a leading zero',
    () => client.numbers.list({ phoneNumber: '+0155' }),
    /phoneNumber must be.*E\.164/,
  ],
  [
    'maxConcurrentCalls 0',
    () => client.dispatchRules.create({ ...rule, maxConcurrentCalls: 0 }),
    /maxConcurrentCalls must be an integer from 1 to 10 \(given 0\)/,
  ],
  [
    'maxConcurrentCalls 11',
    () => client.dispatchRules.update('dr_1', { maxConcurrentCalls: 11 }),
    /maxConcurrentCalls must be an integer from 1 to 10 \(given 11\)/,
  ],
  [
    'maxConcurrentCalls 1.5',
    () => client.dispatchRules.create({ ...rule, maxConcurrentCalls: 1.5 }),
    /maxConcurrentCalls must be an integer from 1 to 10/,
  ],
  [
    'maxConcurrentCalls NaN',
    () => client.dispatchRules.create({ ...rule, maxConcurrentCalls: Number.NaN }),
    /maxConcurrentCalls must be an integer from 1 to 10 \(given NaN\)/,
  ],
  [
    '25:00',
    () => client.dispatchRules.create(scheduled({ callWindow: { start: '25:00', end: '17:00' } })),
    /schedule\.callWindow\.start must be a 24-hour clock time.*given "25:00"/,
  ],
  [
    'equal times',
    () => client.dispatchRules.create(scheduled({ callWindow: { start: '09:00', end: '09:00' } })),
    /schedule\.callWindow must be.*leave callWindow out/,
  ],
  [
    'an unknown zone',
    () => client.dispatchRules.create({ ...rule, schedule: { timezone: 'Mars/Base' } }),
    /schedule\.timezone must be an IANA time zone.*given "Mars\/Base"/,
  ],
  [
    'a zone that is an offset',
    () => client.dispatchRules.create({ ...rule, schedule: { timezone: '+03:00' } }),
    /schedule\.timezone must be an IANA/,
  ],
  [
    'end before start',
    () => client.dispatchRules.create(scheduled({ startDate: '2026-02-03', endDate: '2026-01-01' })),
    /schedule\.endDate must be a date that is not before startDate \(given "2026-01-01"\)/,
  ],
  [
    'a date that does not exist',
    () => client.dispatchRules.create(scheduled({ startDate: '2026-02-30' })),
    /schedule\.startDate must be a calendar date/,
  ],
  [
    'an unknown day',
    () => client.dispatchRules.create(scheduled({ activeDays: wrong(['mon', 'someday']) })),
    /schedule\.activeDays\[1\] must be one of "mon".*given "someday"/,
  ],
  ['an empty id', () => client.agents.retrieve(''), /id must be a non-empty id \(given ""\)/],
  ['an id of dots', () => client.agents.retrieve('..'), /id must be a non-empty id/],
  [
    'an id of the wrong type',
    () => client.agents.retrieve(wrong(undefined)),
    /id must be a non-empty id \(given nothing\)/,
  ],
  [
    'an empty id in a body',
    () => client.agents.attachNumber('ag_1', { numberId: ' ' }),
    /numberId must be a non-empty id/,
  ],
  [
    'an unknown agent type',
    () => client.agents.create({ name: 'a', type: wrong('both') }),
    /type must be one of "inbound", "outbound" \(given "both"\)/,
  ],
  [
    'an unknown status filter',
    () => client.calls.list({ status: wrong('done') }),
    /status must be one of "queued"/,
  ],
  [
    'an unknown connection type',
    () => client.telephony.connections.create(wrong({ type: 'pigeon', friendlyName: 'x' })),
    /type must be one of "custom_sip", "twilio_byo", "twilio_managed", "indian" \(given "pigeon"\)/,
  ],
  [
    'an unknown return type',
    () => client.agents.create({ name: 'a', type: 'inbound', returns: wrong({ when: 'date' }) }),
    /returns\.when must be one of "string", "number", "boolean"/,
  ],
  [
    'an unknown field',
    () => client.agents.create(wrong({ name: 'a', type: 'inbound', nmae: 'b' })),
    /nmae must be left out: the API has no such field/,
  ],
  [
    'no params at all',
    () => client.agents.create(wrong(undefined)),
    /name must be a non-empty string \(given nothing\)/,
  ],
  [
    '51 metadata keys',
    () =>
      client.agents.update('ag_1', {
        metadata: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, 'v'])),
      }),
    /metadata must be a map of at most 50 keys/,
  ],
  [
    'a long metadata key',
    () => client.agents.update('ag_1', { metadata: { ['k'.repeat(41)]: 'v' } }),
    /must be a key of 1 to 40 characters/,
  ],
  [
    '17 tools',
    () => client.agents.update('ag_1', { tools: Array.from({ length: 17 }, () => ({})) }),
    /tools must be a list of at most 16 tools/,
  ],
  [
    'a webhook that is no URL',
    () => client.webhookEndpoints.create({ url: 'example.com/hook' }),
    /url must be an absolute http or https URL/,
  ],
  [
    'a limit of 500',
    () => client.calls.list({ limit: 500 }),
    /limit must be an integer from 1 to 200 \(given 500\)/,
  ],
  [
    'a time without an offset',
    () => client.calls.list({ createdAfter: '2026-11-01T09:00:00' }),
    /createdAfter must be an RFC 3339 time with an offset/,
  ],
  [
    'a Date as a time',
    () => client.calls.list({ createdAfter: wrong(new Date(0)) }),
    /createdAfter must be an RFC 3339 time with an offset, such as 2026-11-01T09:00:00Z \(given object\)/,
  ],
  [
    'a phone number as a number',
    () => client.calls.create({ agentId: 'ag_1', to: wrong(14155550123) }),
    /to must be a phone number in E\.164 form, such as \+14155550123 \(given 14155550123\)/,
  ],
  [
    'returns of an unknown type to read results by',
    () => client.calls.retrieve('call_1', { returns: wrong({ when: 'date' }) }),
    /calls\.retrieve: returns\.when must be one of "string", "number", "boolean" \(given "date"\)/,
  ],
  [
    'returns that are none',
    () => client.calls.iterCalls({ returns: wrong('string') }).toArray({ limit: 1 }),
    /calls\.list: returns must be of type object \(given "string"\)/,
  ],
  [
    'a float as money',
    () =>
      client.telephony.buyNumber({
        phoneNumber: '+14155550123',
        connectionId: 'tc_1',
        maxMonthlyFee: wrong({ amount: 1.15, currency: 'USD' }),
      }),
    /maxMonthlyFee\.amount must be a decimal number as a string, such as "1\.15" \(given 1\.15\)/,
  ],
  [
    'a lower-case country',
    () => client.telephony.listAvailableNumbers({ countryCode: 'us' }),
    /countryCode must be an ISO 3166/,
  ],
  [
    'no documents',
    () =>
      client.telephony.connections.submitKyc('tc_1', {
        legalName: 'A',
        businessType: 'b',
        registrationNumber: 'c',
        documents: [],
      }),
    /documents must be a list of at least one document/,
  ],
];

test.each(cases)('%s is refused before the network, by path', (_, call, message) =>
  expectRefused(call, message),
);
