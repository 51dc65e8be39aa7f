import {
  type ClaimStore,
  createInboundHandler,
  type InboundCall,
  type InboundDecision,
  type InboundHandlerOptions,
  route,
} from 'cordboard/inbound';
import { describe, expect, test, vi } from 'vitest';
import { AG_1, ask, BOUND, NEVER, rig, ringing, URL_ } from './support/ring.js';

const dead: ClaimStore = {
  claim: () => Promise.reject(new Error('ECONNREFUSED')),
  complete: () => Promise.reject(new Error('ECONNREFUSED')),
  release: () => Promise.reject(new Error('ECONNREFUSED')),
};

/** What a program may do wrong. */
const accidents: [string, () => unknown][] = [
  ['throws', () => JSON.parse('{')],
  ['rejects', () => Promise.reject(new Error('database down'))],
  ['rejects with nothing', () => Promise.reject()],
  ['answers undefined', () => undefined],
  ['answers null', () => null],
  ['answers a text', () => 'hang_up'],
  ['answers the wire form', () => ({ CallInBound: {} })],
  ['answers another kind', () => ({ kind: 'hangup' })],
  ['answers another kind, with an id', () => ({ kind: 'transfer', id: 'ag_1' })],
  ['answers an agent without an id', () => ({ kind: 'agent' })],
  ['asks for the agent 0', () => route.toAgent(0)],
  ['asks for the agent "0"', () => route.toAgent('0')],
  ['asks for the agent "0" among blanks', () => route.toAgent(' 0 ')],
  ['asks for no agent', () => route.toAgent('  ')],
  ['asks for half an agent', () => route.toAgent(1.5)],
  ['asks for the agent -1', () => route.toIvr(-1)],
  ['asks for the agent NaN', () => route.toAgent(Number.NaN)],
  ['sends a list', () => ({ kind: 'agent', id: 'ag_1', variables: ['a'] })],
  ['sends null', () => route.toAgent('ag_1', { variables: { name: null as never } })],
];

describe('a caller is not dropped when onCall', () => {
  test.each(accidents)('%s', async (_, onCall) => {
    const { decide, outcomes } = rig({ onCall: onCall as InboundHandlerOptions['onCall'] });
    expect(await decide()).toEqual(BOUND);
    expect(outcomes).toMatchObject([{ outcome: 'kept_bound', source: 'error', status: 200 }]);
  });

  test('never resolves', async () => {
    let signal: AbortSignal | undefined;
    const { start, pass, outcomes } = rig({
      onCall: (_, context) => {
        signal = context.signal;
        return NEVER;
      },
    });
    const seen = await start();
    await pass(3_900);
    expect([seen.answer, signal?.aborted]).toEqual([undefined, false]);
    await pass(100);
    expect([seen.answer, signal?.aborted]).toEqual([BOUND, true]);
    expect(outcomes).toMatchObject([
      { outcome: 'kept_bound', source: 'timeout', latencyMs: 4_000, late: false },
    ]);
    expect(signal?.reason).toMatchObject({ name: 'TimeoutError' });
  });

  test('has decided in time, its signal stays as it is', async () => {
    let signal: AbortSignal | undefined;
    const { decide, pass } = rig({
      onCall: (_, context) => {
        signal = context.signal;
        return route.hangUp();
      },
    });
    await decide();
    await pass(5_000);
    expect(signal?.aborted).toBe(false);
  });
});

describe('with nothing bound', () => {
  const nothing = (id: unknown) => ask(ringing({}, { AIAgentId: id, IvrId: id }));

  test.each([0, '0', '', ' ', null, undefined, '000', -1, {}])(
    'written %j, there is nothing to keep',
    async (id) => {
      const { decide, outcomes } = rig({ onCall: () => route.keepBound() });
      expect(await decide(nothing(id))).toEqual({});
      expect(outcomes).toMatchObject([{ outcome: 'nothing_bound', source: 'handler' }]);
    },
  );

  test('the last resort is taken', async () => {
    const lastResort = route.toIvr(9, { variables: { sorry: true } });
    const { decide, outcomes } = rig({ onCall: () => Promise.reject(), lastResort });
    expect(await decide(nothing(0))).toEqual({
      OverrideIvrId: 9,
      Variables: [{ Key: 'sorry', Value: 'true' }],
    });
    expect(outcomes).toMatchObject([{ outcome: 'nothing_bound', source: 'error' }]);
  });

  test('it cannot be to keep the bound one', () => {
    expect(() => rig({ lastResort: route.keepBound() })).toThrow(
      'lastResort must be toAgent, toIvr or hangUp',
    );
    expect(() => rig({ lastResort: { kind: 'agent' } as InboundDecision })).toThrow(TypeError);
  });
});

test('what is bound is echoed as it came: an agent before an IVR, a text as a text', async () => {
  const { decide } = rig({ onCall: () => route.keepBound() });
  const bound = (over: object, SessionId: string) => decide(ask(ringing({ SessionId }, over)));
  expect(await bound({ AIAgentId: 'ag_7' }, 'a')).toEqual({ OverrideAIAgentId: 'ag_7' });
  expect(await bound({ AIAgentId: 0, IvrId: 55 }, 'b')).toEqual({ OverrideIvrId: 55 });
  expect(await bound({ AIAgentId: '12', IvrId: 55 }, 'c')).toEqual({ OverrideAIAgentId: '12' });
});

describe('an id beyond 2^53, which no number of JavaScript holds', () => {
  const BIG = '9007199254740993';
  const body = (bound: string, over = {}) =>
    JSON.stringify(ringing(over)).replace('"AIAgentId":123,"IvrId":0', bound);
  const answer = async (text: string, options = {}) => (await rig(options).handler(ask(text))).text();

  test('is echoed digit by digit, as the number or the text that it came as', async () => {
    const keep = { onCall: () => route.keepBound() };
    expect(await answer(body(`"AIAgentId":${BIG},"IvrId":0`), keep)).toBe(
      `{"CallInBound":{"OverrideAIAgentId":${BIG}}}`,
    );
    expect(await answer(body(`"aiagentid" : 0, "ivrid" :\n${BIG} `), keep)).toBe(
      `{"CallInBound":{"OverrideIvrId":${BIG}}}`,
    );
    expect(await answer(body(`"AIAgentId":"${BIG}"`), keep)).toBe(
      `{"CallInBound":{"OverrideAIAgentId":"${BIG}"}}`,
    );
    const unknown = body(`"AIAgentId":${BIG}`, { Event: 'CallInBoundV2' });
    expect(await answer(unknown)).toBe(`{"CallInBound":{"OverrideAIAgentId":${BIG}}}`);
  });

  test('may be chosen by onCall, and what only looks like one stays a text', async () => {
    const variables = { note: `"AgentId": ${BIG},`, digits: BIG };
    const Note = `x "AIAgentId": ${BIG}, y`;
    const seen: unknown[] = [];
    const text = await answer(body(`"AIAgentId":${BIG}`, { Note }), {
      onCall: ({ boundAgentId, raw }: InboundCall) => {
        seen.push(boundAgentId, raw['Note']);
        return route.toAgent(boundAgentId ?? 1, { variables });
      },
    });
    expect(seen).toEqual([BIG, Note]);
    const Variables = Object.entries(variables).map(([Key, Value]) => ({ Key, Value }));
    expect(text).toBe(
      `{"CallInBound":{"OverrideAIAgentId":${BIG},"Variables":${JSON.stringify(Variables)}}}`,
    );
  });
});

test('only an explicit hangUp hangs up', async () => {
  const { decide, outcomes } = rig({ onCall: () => route.hangUp() });
  expect(await decide()).toEqual({});
  expect(outcomes).toMatchObject([{ outcome: 'hung_up', source: 'handler' }]);
});

describe('a store that fails costs no call', () => {
  test('when it refuses: the decision is made here, and the failure reported', async () => {
    const { decide, outcomes } = rig({ store: dead });
    expect(await decide()).toEqual(AG_1);
    expect(outcomes).toMatchObject([{ outcome: 'to_agent', source: 'handler' }]);
    expect(String(outcomes[0]?.error)).toContain('ECONNREFUSED');
  });

  test.each([
    ['claim', 1_000],
    ['complete', 500],
  ] as const)('when its %s hangs: %d ms are lost', async (step, lost) => {
    const store = { ...dead, claim: async () => ({ claimed: 't' }), [step]: () => NEVER };
    const { start, pass, outcomes } = rig({ store });
    const seen = await start();
    await pass(lost - 100);
    expect(seen.answer).toBe(undefined);
    await pass(100);
    expect(seen.answer).toEqual(AG_1);
    expect(String(outcomes[0]?.error)).toContain(`The store took longer than ${lost} ms`);
  });

  test('when it hangs after a decision that took nearly all of the time', async () => {
    const store = { ...dead, claim: async () => ({ claimed: 't' }), complete: () => NEVER };
    const { start, pass, outcomes } = rig({ store, onCall: () => NEVER, budgetMs: 4_900 });
    const seen = await start();
    await pass(5_000, 50);
    expect(seen.answer).toEqual(BOUND);
    expect(outcomes).toMatchObject([{ late: false }]);
  });

  test('and that works hides no error of one’s own', async () => {
    const broken = new Error('my bug');
    const store = { ...dead, claim: async () => ({ claimed: 't' }), complete: async () => undefined };
    const { decide, outcomes } = rig({ store, onCall: () => Promise.reject(broken) });
    expect(await decide()).toEqual(BOUND);
    expect(outcomes).toMatchObject([{ source: 'error', error: broken }]);
  });

  test.each(['{', 'null', '{"kind":"hangup"}'])('when it holds the nonsense %j', async (done) => {
    const { decide, outcomes } = rig({ store: { ...dead, claim: async () => ({ done }) } });
    expect(await decide()).toEqual(AG_1);
    expect(outcomes).toMatchObject([{ outcome: 'to_agent', source: 'handler' }]);
    expect(outcomes[0]?.error).toBeInstanceOf(Error);
  });

  test('when it breaks its contract', async () => {
    const store = { claim: () => null, complete: () => null } as unknown as ClaimStore;
    expect(await rig({ store }).decide()).toEqual(AG_1);
  });
});

test('a runtime that lacks something costs no call', async () => {
  const { decide, outcomes } = rig();
  const request = ask();
  Object.defineProperty(request, 'signal', { value: undefined });
  expect(await decide(request)).toEqual(BOUND);
  expect(outcomes).toMatchObject([{ outcome: 'kept_bound', source: 'error' }]);
});

test('a reporter that throws, now or later, costs no call', async () => {
  const onOutcome = () => {
    throw new Error('metrics down');
  };
  expect(await rig({ onOutcome }).decide()).toEqual(AG_1);
  expect(await rig({ onOutcome: async () => onOutcome() }).decide()).toEqual(AG_1);
});

test('an error of one’s own is not silent when nobody listens for outcomes', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const broken = new Error('my bug');
  const onCall = ({ caller }: InboundCall) => (caller === '' ? Promise.reject(broken) : route.hangUp());
  const handler = createInboundHandler({ auth: 'none-accept-anyone', onCall });
  expect((await handler(ask(ringing({ SessionId: 'fine' })))).status).toBe(200);
  expect((await handler(ask(ringing({}, { Caller: '' })))).status).toBe(200);
  expect((await handler(new Request(URL_))).status).toBe(405);
  expect(said.mock.calls).toEqual([[expect.stringContaining('kept_bound'), broken]]);
  said.mockRestore();
});
