import { Cordboard, InvalidParamsError, isInvalidParamsError } from 'cordboard';
import { expect, test } from 'vitest';
import { failure } from '../support/promise.js';

let requests = 0;
const client = new Cordboard({
  apiKey: 'sk_secret',
  baseUrl: 'http://api.test',
  fetch: async () => {
    requests += 1;
    return Response.json({});
  },
});

// Values that the types already refuse must be refused at run time too: callers in JavaScript have no types.
const wrong = <T>(value: unknown) => value as T;
const rule = { numberId: 'pn_1', agentId: 'ag_1' };
const scheduled = (schedule: object) => ({ ...rule, schedule: { timezone: 'Europe/Berlin', ...schedule } });

const cases: [what: string, call: () => PromiseLike<unknown>, message: RegExp][] = [
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
  ['a negative timeout', () => client.agents.list({}, { timeoutMs: -1 }), /timeoutMs must be a number of ms/],
  [
    'an endless timeout',
    () => client.agents.list({}, { timeoutMs: Number.POSITIVE_INFINITY }),
    /timeoutMs must be a number of ms/,
  ],
  [
    'half a retry',
    () => client.agents.list({}, { maxRetries: 0.5 }),
    /maxRetries must be an integer of 0 or more/,
  ],
  [
    'an idempotency key with a line break',
    () => client.agents.create({ name: 'a', type: 'inbound' }, { idempotencyKey: 'a\r\nb' }),
    /idempotencyKey must be 1 to 255 visible ASCII/,
  ],
  [
    'a signal that is none',
    () => client.agents.list({}, { signal: new AbortController() as unknown as AbortSignal }),
    /signal must be an AbortSignal/,
  ],
  [
    'a signal that is none, for a wait',
    () => client.calls.waitForResult('call_1', { signal: wrong(new AbortController()) }),
    /calls\.waitForResult: signal must be an AbortSignal/,
  ],
  [
    'a signal that is none, for a feed',
    () =>
      client.calls
        .stream({ signal: wrong('soon') })
        [Symbol.asyncIterator]()
        .next(),
    /calls\.stream: signal must be an AbortSignal/,
  ],
  [
    'a signal that cannot be let go',
    () => client.agents.list({}, { signal: wrong(new EventTarget()) }),
    /signal must be an AbortSignal/,
  ],
  [
    'an option that is inherited',
    () => client.agents.list({}, Object.create({ timeoutMs: -1 })),
    /timeoutMs must be a number of ms/,
  ],
  [
    'an index in place of options',
    () => client.agents.retrieve('ag_1', wrong(0)),
    /agents.retrieve: options must be an object \(given 0\)/,
  ],
  [
    'a map in place of an object of variables',
    () =>
      client.calls.create({
        agentId: 'ag_1',
        to: '+14155550123',
        variables: wrong(new Map([['name', 'Ann']])),
      }),
    /variables must be of type object/,
  ],
  [
    'a header with a line break',
    () => client.agents.list({}, { headers: { 'x-trace': 'secret\nsecret' } }),
    /headers must be an object of names and values that HTTP allows \(given object\)/,
  ],
  [
    'an object of headers that would be read as empty',
    () => client.agents.list({}, { headers: wrong(new Headers({ 'x-trace': '1' })) }),
    /headers must be an object of names and values/,
  ],
  [
    'a misspelt idempotency key',
    () =>
      client.calls.create(
        { agentId: 'ag_1', to: '+14155550123' },
        wrong({ idempotencykey: 'sk_secret', toString: 1 }),
      ),
    /^calls.create: idempotencykey must be left out: there is no such option \(given string\); toString must be left out/,
  ],
  [
    'a version that is none',
    () => client.agents.update('ag_1', {}, { ifVersion: wrong('1') }),
    /ifVersion must be the version of the object/,
  ],
  [
    'a day that does not exist',
    () => client.calls.list({ createdAfter: '2026-02-30T00:00:00Z' }),
    /createdAfter must be an RFC 3339 time/,
  ],
  [
    'what JSON cannot hold',
    () => client.agents.create({ name: 'A', type: 'inbound', tools: [{ x: 1n }] }),
    /^agents.create: params must be what JSON can hold \(given TypeError: .*BigInt/,
  ],
  [
    'a body with a GET',
    () => client.request('GET', '/v1/agents', { body: {} }),
    /body must be left out: a GET carries none/,
  ],
  ['a path that climbs out', () => client.request('GET', '/v1/../admin'), /path must be an encoded path/],
  ['another origin as a path', () => client.request('GET', '//evil.test/v1'), /path must be an encoded path/],
  [
    'an absolute URL as a path',
    () => client.request('GET', 'https://evil.test/v1'),
    /path must be an encoded path/,
  ],
  ['a backslash in a path', () => client.request('GET', '/\\evil.test'), /path must be an encoded path/],
  ['an unknown method', () => client.request('TRACE', '/v1/agents'), /method must be one of/],
  [
    'a wait of nothing',
    () => client.calls.waitForResult('call_1', { maxWaitMs: 0 }),
    /maxWaitMs must be a positive number/,
  ],
  [
    'a span of nothing',
    () => client.numbers.iterExpiring({ within: 0 }).next(),
    /within must be a positive span/,
  ],
  ['a list without a limit', () => client.calls.iterCalls().toArray(wrong({})), /limit must be/],
];

test.each(cases)('%s is refused before the network, by path', async (_, call, message) => {
  requests = 0;
  const error = await failure(call());
  expect(error.message).toMatch(message);
  expect(error).toBeInstanceOf(InvalidParamsError);
  expect(isInvalidParamsError(error)).toBe(true);
  expect(requests).toBe(0);
});
