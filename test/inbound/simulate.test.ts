import { capabilityToken, createInboundHandler, type InboundHandlerOptions, route } from 'cordboard/inbound';
import { createTestClock, type SimulateInboundOptions, simulateInbound } from 'cordboard/testing';
import { describe, expect, test } from 'vitest';
import { NEVER } from './support/ring.js';

/** Rings a handler that is made of these options. */
async function simulate(
  options: Partial<InboundHandlerOptions>,
  ring: Partial<SimulateInboundOptions> = {},
  clock = createTestClock(),
) {
  const onCall = () => route.toAgent('ag_1', { variables: { vip: true } });
  const handler = createInboundHandler({ auth: 'none-accept-anyone', clock, onCall, ...options });
  return simulateInbound(handler, { clock, ...ring });
}

describe('the caller hears', () => {
  test('the agent that was decided on, at once', async () => {
    expect(await simulate({})).toMatchObject({
      heard: 'agent',
      id: 'ag_1',
      variables: { vip: 'true' },
      decidedBy: 'handler',
      ringingMs: 0,
      attempts: [{ sentAtMs: 0, answeredAtMs: 0, status: 200 }],
    });
  });

  test('an IVR, or the end of the call', async () => {
    expect(await simulate({ onCall: () => route.toIvr(7) })).toMatchObject({ heard: 'ivr', id: 7 });
    expect(await simulate({ onCall: () => route.hangUp() })).toMatchObject({ heard: 'hang_up', id: null });
  });

  test('the bound agent after 4 s, when the code hangs', async () => {
    const call = await simulate({ onCall: () => NEVER }, { agentId: 388 });
    expect(call).toMatchObject({ heard: 'agent', id: 388, decidedBy: 'handler', ringingMs: 4_000 });
  });

  test('the decision after 5.2 s, when resends are awaited', async () => {
    const clock = createTestClock();
    const onCall = () =>
      new Promise<ReturnType<typeof route.toAgent>>((resolve) => {
        clock.after(5_200, () => resolve(route.toAgent('ag_slow')));
      });
    const call = await simulate({ onCall, onLate: 'await-resend' }, {}, clock);
    expect(call).toMatchObject({ heard: 'agent', id: 'ag_slow', ringingMs: 5_200 });
    expect(call.attempts).toMatchObject([
      { sentAtMs: 0, answeredAtMs: null, status: null },
      { sentAtMs: 5_000, answeredAtMs: 5_200, status: 200 },
    ]);
  });

  test('the bound one after 15 s, when the handler refuses the platform', async () => {
    const auth = capabilityToken(['a-token-of-enough-length']);
    const url = 'https://handler.test/ringing?token=wrong';
    const call = await simulate({ auth }, { url, agentId: 0, ivrId: 9 });
    expect(call).toMatchObject({ heard: 'ivr', id: 9, decidedBy: 'platform', ringingMs: 15_000 });
    expect(call.attempts.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(await simulate({ auth }, { url, agentId: 0 })).toMatchObject({ heard: 'hang_up' });
    const right = `https://handler.test/ringing?token=a-token-of-enough-length`;
    expect(await simulate({ auth }, { url: right })).toMatchObject({ id: 'ag_1', ringingMs: 0 });
  });
});

describe('an answer that is not documented is none', () => {
  test.each([
    ['not JSON', () => new Response('ok')],
    ['another status', () => Response.json({ CallInBound: {} }, { status: 201 })],
    ['both overrides', () => Response.json({ CallInBound: { OverrideAIAgentId: 1, OverrideIvrId: 1 } })],
    ['the agent 0', () => Response.json({ CallInBound: { OverrideAIAgentId: 0 } })],
    ['nothing', () => Response.json(null)],
  ])('%s', async (_, answer) => {
    const clock = createTestClock();
    const call = await simulateInbound(async () => answer(), { clock });
    expect(call).toMatchObject({ heard: 'agent', id: 'ag_bound', decidedBy: 'platform', ringingMs: 15_000 });
  });

  test('a handler that rejects, and one that never answers', async () => {
    for (const handler of [() => Promise.reject(new Error('x')), () => NEVER]) {
      const call = await simulateInbound(handler, { clock: createTestClock() });
      expect(call).toMatchObject({ decidedBy: 'platform', ringingMs: 15_000 });
      expect(call.attempts.map((attempt) => attempt.answeredAtMs)).toEqual([null, null, null]);
    }
  });
});

test('a misspelt option is refused, where the call would be another than the one that is meant', async () => {
  const ringing = simulateInbound(() => NEVER, { clock: createTestClock(), calee: '+1' } as never);
  await expect(ringing).rejects.toThrow(/^simulateInbound: there is no option calee\. It takes .*callee/);
});

test('a call that rings twice under one id is decided once', async () => {
  const clock = createTestClock();
  let runs = 0;
  const onCall = () => route.toAgent(++runs);
  const handler = createInboundHandler({ auth: 'none-accept-anyone', clock, onCall });
  for (const _ of [1, 2]) expect((await simulateInbound(handler, { clock, sessionId: 'a' })).id).toBe(1);
  expect((await simulateInbound(handler, { clock, sessionId: 'b' })).id).toBe(2);
});
