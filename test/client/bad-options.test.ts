import { test } from 'vitest';
import { client, expectRefused, type Refusal, wrong } from './support/refused.js';

const cases: Refusal[] = [
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
  [
    'a path that is no text',
    () => client.request('GET', Symbol('path') as never),
    /path must be an encoded path.*Symbol\(path\)/,
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

test.each(cases)('%s is refused before the network, by path', (_, call, message) =>
  expectRefused(call, message),
);
