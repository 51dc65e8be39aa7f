import { type InboundDecision, type InboundVariables, route } from 'cordboard/inbound';
import { describe, expect, test } from 'vitest';
import { ask, NEVER, rig, ringing, turns } from './support/ring.js';

const said = (decision: InboundDecision) => rig({ onCall: () => decision }).decide();

describe('in the words of the platform', () => {
  test('the four decisions', async () => {
    expect(await said(route.toAgent(388))).toEqual({ OverrideAIAgentId: 388 });
    expect(await said(route.toAgent('ag_1'))).toEqual({ OverrideAIAgentId: 'ag_1' });
    expect(await said(route.toIvr(7))).toEqual({ OverrideIvrId: 7 });
    expect(await said(route.keepBound())).toEqual({ OverrideAIAgentId: 123 });
    expect(await said(route.hangUp())).toEqual({});
  });

  test('variables, as texts', async () => {
    const variables = { name: 'Ada "王"', age: 36, ratio: 0.5, vip: true, empty: '', constructor: 'x' };
    expect(await said(route.toAgent(1, { variables }))).toEqual({
      OverrideAIAgentId: 1,
      Variables: Object.entries(variables).map(([Key, value]) => ({ Key, Value: String(value) })),
    });
    expect(await said(route.toIvr(1, { variables: {} }))).toEqual({ OverrideIvrId: 1 });
  });

  test('never two overrides, whatever a decision made by hand holds', async () => {
    const both = { kind: 'agent', id: 1, OverrideIvrId: 2, ivr: 2, extra: true } as InboundDecision;
    expect(await said(both)).toEqual({ OverrideAIAgentId: 1 });
  });

  test('as JSON that nobody keeps', async () => {
    const { headers } = await rig().handler(ask());
    expect([headers.get('content-type'), headers.get('cache-control')]).toEqual([
      'application/json',
      'no-store',
    ]);
  });
});

describe('a variable is refused by its path', () => {
  test.each([
    ['null', null],
    ['undefined', undefined],
    ['a list', []],
    ['an object', { deep: 1 }],
    ['a date', new Date(0)],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a bigint', 1n],
    ['a function', () => 1],
  ])('%s', (_, value) => {
    const variables = { fine: 1, birthday: value } as unknown as InboundVariables;
    expect(() => route.toAgent(1, { variables })).toThrow('variables.birthday must be a string');
  });

  test('and its value is not told', () => {
    const variables = { card: ['4111 1111'] } as unknown as InboundVariables;
    expect(() => route.toAgent(1, { variables })).not.toThrow(/4111/);
  });

  test('variables must be an object', () => {
    for (const variables of [[], 'a', 1, null])
      expect(() => route.toIvr(1, { variables: variables as never })).toThrow('variables must be an object');
  });
});

test('what is changed after the decision changes nothing', async () => {
  const variables: { [name: string]: string } = { name: 'Ada' };
  const decision = route.toAgent(1, { variables });
  variables['name'] = 'Eve';
  expect(await said(decision)).toMatchObject({ Variables: [{ Key: 'name', Value: 'Ada' }] });
});

describe('what is told of each request', () => {
  test('holds no whole phone number', async () => {
    const { handler, outcomes } = rig();
    await handler(ask());
    expect(outcomes).toEqual([
      {
        outcome: 'to_agent',
        source: 'handler',
        attempt: 1,
        latencyMs: 0,
        late: false,
        status: 200,
        sessionId: '01bd935d-1',
        caller: '+8613•••88',
        callee: '+8675•••88',
        error: null,
      },
    ]);
    await handler(ask(ringing({ SessionId: 'b' }, { Caller: '110', Callee: '' })));
    expect(outcomes[1]).toMatchObject({ caller: '•••', callee: null });
    // So short that what is shown would be all of it.
    await handler(ask(ringing({ SessionId: 'c' }, { Caller: '0123456' })));
    expect(outcomes[2]).toMatchObject({ caller: '•••' });
  });

  test('says when the platform no longer listened', async () => {
    const { clock, start, outcomes } = rig({ onCall: () => NEVER });
    await start();
    clock.advance(6_000);
    await turns();
    expect(outcomes).toMatchObject([{ source: 'timeout', latencyMs: 6_000, late: true }]);
  });
});

test.each([
  ['maxBodyBytes', Number.NaN],
  ['maxBodyBytes', '64kb'],
  ['maxSessions', 0],
  ['maxSessions', Number.NaN],
])('a %s of %j is refused', (name, value) => {
  expect(() => rig({ [name]: value })).toThrow(`${name} must be a whole number from 1 up (given ${value})`);
});

test('without onCall there is no handler', () => {
  expect(() => rig({ onCall: undefined as never })).toThrow('onCall must be a function');
});

test('an onLate that is misspelt is refused', () => {
  expect(() => rig({ onLate: 'await_resend' as never })).toThrow(
    "onLate must be 'keep-bound' or 'await-resend' (given await_resend)",
  );
});

test.each([0, -1, 5_000, Number.NaN, Number.POSITIVE_INFINITY, '4000'])(
  'a budget of %j is refused',
  (budgetMs) => {
    expect(() => rig({ budgetMs: budgetMs as number })).toThrow(
      'budgetMs must be more than 0 and less than the 5000',
    );
  },
);
