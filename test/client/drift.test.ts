import type { Drift } from 'cordboard';
import { Cordboard, defineReturns, ResponseValidationError } from 'cordboard';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agent, call } from '../support/models.js';
import { failure } from '../support/promise.js';

const options = { apiKey: 'sk_secret', baseUrl: 'http://api.test' };

function clientOf(answer: () => unknown, more: object = {}) {
  const drifts: Drift[] = [];
  const onDrift = (drift: Drift) => drifts.push(drift);
  const fetch = async () => Response.json(answer(), { headers: { 'x-request-id': 'req_1' } });
  return { client: new Cordboard({ ...options, fetch, onDrift, ...more }), drifts };
}

describe('an answer that has drifted from the contract', () => {
  test('10,000 drifted payloads: none throws, all data is kept, each drift is told once', async () => {
    let answer: unknown;
    const { client, drifts } = clientOf(() => answer);
    const keys = Object.keys(call);
    const change = fc.record({
      key: fc.constantFrom(...keys, 'brandNew'),
      value: fc.oneof(fc.constant(undefined), fc.jsonValue({ maxDepth: 2 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.nat(3),
        async (changes, copies) => {
          const drifted: { [key: string]: unknown } = { ...call };
          for (const { key, value } of changes) {
            if (value === undefined) delete drifted[key];
            else drifted[key] = value;
          }
          answer = {
            data: [call, ...Array.from({ length: copies }, () => drifted)],
            nextCursor: null,
            extra: 1,
          };
          const sent = JSON.parse(JSON.stringify(answer));
          const page = await client.calls.list();
          expect(page.data).toEqual(sent.data);
        },
      ),
      { numRuns: 10_000, seed: 20261121 },
    );
    expect(drifts.length).toBeGreaterThan(20);
    const shapes = drifts.map((d) => `${d.path} ${d.expected} ${d.received}`);
    expect(new Set(shapes).size).toBe(shapes.length);
    expect(drifts.every((d) => d.endpoint === 'calls.list' && d.requestId === 'req_1')).toBe(true);
  });

  test('a missing field is told with path, expectation and request id', async () => {
    const { name: _, ...rest } = agent;
    const { client, drifts } = clientOf(() => ({ ...rest, version: '7' }));
    await client.agents.retrieve('ag_1');
    await client.agents.retrieve('ag_1');
    expect(drifts).toHaveLength(2);
    const about = { endpoint: 'agents.retrieve', requestId: 'req_1' };
    expect(drifts).toContainEqual({ ...about, path: 'version', expected: 'number', received: 'string' });
    expect(drifts).toContainEqual({ ...about, path: 'name', expected: 'string', received: 'missing' });
  });

  test('new enum values and new fields are no drift', async () => {
    const { client, drifts } = clientOf(() => ({ ...call, status: 'transferred', sentiment: 'good' }), {
      validation: 'strict',
    });
    expect(await client.calls.retrieve('call_1')).toMatchObject({ status: 'transferred', sentiment: 'good' });
    expect(drifts).toEqual([]);
  });

  test("'strict' throws, without the values", async () => {
    const { client } = clientOf(() => ({ ...agent, name: 12345678 }), { validation: 'strict' });
    const error = await failure(client.agents.retrieve('ag_1'));
    expect(error).toBeInstanceOf(ResponseValidationError);
    expect(error.message).toBe(
      'agents.retrieve: the answer does not fit the contract: name should be string, is number',
    );
    expect(error).toMatchObject({ requestId: 'req_1' });
  });

  test("'off' looks at nothing", async () => {
    const { client, drifts } = clientOf(() => ({ anything: true }), { validation: 'off' });
    expect(await client.agents.retrieve('ag_1')).toEqual({ anything: true });
    expect(drifts).toEqual([]);
  });

  test('an answer that is no object at all is passed on and told', async () => {
    const { client, drifts } = clientOf(() => 'hello');
    expect(await client.agents.retrieve('ag_1')).toBe('hello');
    expect(drifts).toMatchObject([{ path: '(the answer)', expected: 'object', received: 'string' }]);
  });

  test('without onDrift it is a warning in the log', async () => {
    const lines: string[] = [];
    const logger = { debug() {}, info() {}, error() {}, warn: (line: string) => lines.push(line) };
    const { client } = clientOf(() => ({ ...agent, name: 1 }), { onDrift: undefined, logger });
    await client.agents.retrieve('ag_1');
    await client.agents.retrieve('ag_1');
    expect(lines).toEqual(['[cordboard] agents.retrieve: name should be string, is number (req_1)']);
  });
});

describe('typed results', () => {
  const returns = defineReturns({ callerName: 'string', urgent: 'boolean' });

  test('a result is checked against the returns that were asked for', async () => {
    const { client, drifts } = clientOf(() => ({ ...call, result: { callerName: 'Ada', urgent: 'yes' } }));
    const { result } = await client.calls.retrieve('call_1', { returns });
    expect(result).toEqual({ callerName: 'Ada', urgent: 'yes' });
    expect(drifts).toMatchObject([{ path: 'result.urgent', expected: 'boolean', received: 'string' }]);
  });

  test('of every type that returns can have', async () => {
    const all = defineReturns({ name: 'string', age: 'number', urgent: 'boolean' });
    for (const [result, found] of [
      [{ name: 'Ada', age: 36, urgent: false }, []],
      [{ name: null, age: null, urgent: null }, []],
      [{ name: 1, age: '36', urgent: 0 }, ['string', 'number', 'boolean']],
    ] as const) {
      const { client, drifts } = clientOf(() => ({ ...call, result }));
      await client.calls.retrieve('call_1', { returns: all });
      expect(drifts.map(({ expected }) => expected)).toEqual(found);
    }
  });

  test('a result that is none is passed on and told', async () => {
    const { client, drifts } = clientOf(() => ({ ...call, result: 'Ada' }));
    expect((await client.calls.retrieve('call_1', { returns })).result).toBe('Ada');
    expect(drifts.map(({ path }) => path)).toContain('result');
  });

  test('a field that a result lacks reads null, as its type says, and is told', async () => {
    const { client, drifts } = clientOf(() => ({
      data: [{ ...call, result: { callerName: 'Ada' } }],
      nextCursor: null,
    }));
    const [only] = await client.calls.iterCalls({ returns }).toArray({ limit: 1 });
    expect(only?.result).toEqual({ callerName: 'Ada', urgent: null });
    expect(drifts).toMatchObject([{ path: 'data[].result.urgent', received: 'missing' }]);
  });
});
