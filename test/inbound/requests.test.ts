import { type InboundCall, type InboundHandlerOptions, route } from 'cordboard/inbound';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { AG_1, ask, BOUND, NEVER, rig, ringing, turns } from './support/ring.js';

/** The call that onCall is given. */
async function callOf(body: unknown, options: Partial<InboundHandlerOptions> = {}): Promise<InboundCall> {
  const calls: InboundCall[] = [];
  await rig({
    ...options,
    onCall: (call) => {
      calls.push(call);
      return route.keepBound();
    },
  }).handler(ask(body));
  const [call] = calls;
  if (!call) throw new Error('onCall did not run');
  return call;
}

describe('what is not let in', () => {
  const statusOf = async (request: Request, options: Partial<InboundHandlerOptions> = {}) => {
    const { handler, outcomes } = rig({ onCall: () => NEVER, ...options });
    const answer = await handler(request);
    expect(outcomes).toMatchObject([{ outcome: 'refused', attempt: 0, status: answer.status }]);
    return answer.status;
  };

  test('anything but a POST', async () => {
    expect(await statusOf(new Request('https://me.test'))).toBe(405);
    expect(await statusOf(ask(ringing(), { method: 'PUT' }))).toBe(405);
  });

  test('other types', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      'multipart/json-x',
    ])
      expect(await statusOf(ask(ringing(), { headers: { 'content-type': type } })), type).toBe(415);
  });

  test.each(['', '{', 'null', '[]', '1', '"CallInBound"', '\u0000', '{"a":1}}'])(
    'the body %j',
    async (body) => {
      expect(await statusOf(ask(body))).toBe(400);
      const refused = await (await rig().handler(ask(body))).json();
      expect(refused).toMatchObject({ error: { code: 'invalid_json' } });
    },
  );

  test('a body that breaks off', async () => {
    const body = new ReadableStream({ pull: (to) => to.error(new Error('reset')) });
    const cut = new Request('https://me.test', { method: 'POST', body, duplex: 'half' });
    expect(await statusOf(cut)).toBe(400);
  });

  test('more than 64 KiB, said or not', async () => {
    const long = JSON.stringify(ringing({ more: 'x'.repeat(65_536) }));
    expect(await statusOf(ask(long))).toBe(413);
    let cancelled = false;
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1_024)),
      cancel: () => {
        cancelled = true;
      },
    });
    expect(await statusOf(new Request('https://me.test', { method: 'POST', body, duplex: 'half' }))).toBe(
      413,
    );
    expect(cancelled).toBe(true);
    expect((await rig({ maxBodyBytes: 99_999 }).handler(ask(long))).status).toBe(200);
  });

  test('a body that was read before', async () => {
    const request = ask();
    await request.text();
    expect(await statusOf(request)).toBe(500);
  });

  test('a body that never ends', async () => {
    const body = new ReadableStream({ pull: () => NEVER });
    const { start, pass } = rig();
    const seen = await start(new Request('https://me.test', { method: 'POST', body, duplex: 'half' }));
    await pass(4_000);
    expect(seen.status).toBe(408);
  });

  test('another app, and another number', async () => {
    for (const SdkAppId of [1, '', undefined])
      expect(await statusOf(ask(ringing({ SdkAppId })), { sdkAppId: 1400692008 })).toBe(403);
    const calledNumbers = ['0755 6666 8888'];
    expect(await statusOf(ask(ringing({}, { Callee: '+8675500000000' })), { calledNumbers })).toBe(403);
    const { decide } = rig({ sdkAppId: '1400692008', calledNumbers });
    expect(await decide()).toEqual(AG_1);
  });
});

describe('what is read', () => {
  test('is the call, and the whole request beside it', async () => {
    const body = ringing({ Extra: { deep: [1] } });
    expect(await callOf(body)).toEqual({
      sessionId: '01bd935d-1',
      sdkAppId: 1400692008,
      caller: '+8613066668888',
      callee: '+8675566668888',
      callerAsSent: '+8613066668888',
      calleeAsSent: '+8675566668888',
      boundAgentId: 123,
      boundIvrId: null,
      raw: body,
    });
  });

  test('in the capitals, types and forms that were seen in the wild', async () => {
    const { CallInBound, ...rest } = ringing() as { CallInBound: object };
    const small = { ...rest, Event: 'callInBound', callInBound: { ...CallInBound, AIAgentId: '388' } };
    expect(await callOf(small)).toMatchObject({ caller: '+8613066668888', boundAgentId: '388' });
    const { Event: _, ...silent } = ringing() as { Event: string };
    expect(await callOf(silent)).toMatchObject({ sessionId: '01bd935d-1' });
    expect(await callOf(ringing({ SessionId: 42, SdkAppId: '7' }))).toMatchObject({
      sessionId: '42',
      sdkAppId: '7',
    });
    const twice = { event: 'CallEnded', sessionid: 'other', ...ringing() };
    expect(await callOf(twice)).toMatchObject({ sessionId: '01bd935d-1' });
  });

  test('ids of sixteen digits as the numbers that they are, up to 2^53', async () => {
    const most = Number.MAX_SAFE_INTEGER;
    const call = await callOf(ringing({ SdkAppId: most }, { AIAgentId: most }));
    expect(call).toMatchObject({ sdkAppId: most, boundAgentId: most });
  });

  test('also without a content type, and with a byte order mark', async () => {
    const bytes = new TextEncoder().encode(`\ufeff${JSON.stringify(ringing())}`);
    expect(await rig().decide(ask('', { headers: {}, body: bytes }))).toEqual(AG_1);
  });

  test.each([
    ['+8613066668888', '+8613066668888'],
    ['008613066668888', '+8613066668888'],
    ['13066668888', '+8613066668888'],
    ['075566668888', '+8675566668888'],
    ['0755-6666 8888', '+8675566668888'],
    ['tel:+1 (415) 555-0100', '+14155550100'],
    ['0014155550100', '+14155550100'],
    ['861012345678', '+861012345678'],
    ['8613066668888', '+8613066668888'],
    ['86123456789', '86123456789'],
    ['086123456789', '+8686123456789'],
    ['442071234567', '442071234567'],
    ['86130666688889999', '86130666688889999'],
    ['95588', '95588'],
    ['0123456', '0123456'],
    ['110', '110'],
    ['anonymous', 'anonymous'],
    ['sip:ada@me.test', 'sip:ada@me.test'],
    ['+0123456789', '+0123456789'],
    ['', ''],
  ])('the number %j as %j', async (Caller, caller) => {
    expect(await callOf(ringing({}, { Caller }))).toMatchObject({ caller, callerAsSent: Caller });
  });

  test('local numbers of another country', async () => {
    const call = await callOf(ringing({}, { Caller: '(415) 555-0100' }), { callingCode: '1' });
    expect(call.caller).toBe('+14155550100');
    const forms = [
      ['14155550100', '+14155550100'],
      ['1 (415) 555-0100', '+14155550100'],
      ['1234567890', '1234567890'],
      ['44207123456', '44207123456'],
    ];
    for (const [Caller, caller] of forms)
      expect(await callOf(ringing({}, { Caller }), { callingCode: '1' })).toMatchObject({ caller });
    expect(() => rig({ callingCode: '+1' })).toThrow('callingCode must be the digits');
  });

  test('no session id: nobody can tell a resend, so the call stays where it is bound', async () => {
    const { decide, outcomes } = rig();
    for (const SessionId of ['', undefined, null, {}])
      expect(await decide(ask(ringing({ SessionId })))).toEqual(BOUND);
    expect(outcomes).toHaveLength(4);
    expect(outcomes[0]?.sessionId).toBe(null);
    expect(String(outcomes[0]?.error)).toContain('SessionId is missing');
  });
});

describe('an unknown event', () => {
  const other = { Event: 'CallEnded', SessionId: 'x', CallEnded: {} };

  test('is no hang-up: it goes to onUnknown, or gets an empty object', async () => {
    const seen: unknown[] = [];
    const { handler, outcomes } = rig({ onUnknown: ({ event }) => seen.push(event) });
    expect(await (await handler(ask(other))).json()).toEqual({});
    expect(await (await handler(ask({}))).json()).toEqual({});
    expect(await (await rig().handler(ask({}))).json()).toEqual({});
    expect(seen).toEqual(['CallEnded', null]);
    expect(outcomes[0]).toMatchObject({ outcome: 'unknown_event', status: 200, error: null });
  });

  test('that is about a call leaves it where it is bound', async () => {
    const Event = 'CallInBoundV2';
    expect(await rig().decide(ask(ringing({ Event })))).toEqual(BOUND);
    const toIvr = ringing({ Event }, { AIAgentId: 0, IvrId: 55 });
    expect(await rig().decide(ask(toIvr))).toEqual({ OverrideIvrId: 55 });
  });

  test('is let in whatever number it is about', async () => {
    const { handler } = rig({ calledNumbers: ['0755 6666 8888'] });
    expect(await (await handler(ask(other))).json()).toEqual({});
  });

  test('may be answered, and a failing or hanging onUnknown harms nothing', async () => {
    const same = Response.json({ ErrCode: 0 });
    const answer = rig({ onUnknown: () => same });
    for (const _ of [1, 2]) expect(await (await answer.handler(ask(other))).json()).toEqual({ ErrCode: 0 });
    // As a server such as Hono's does.
    vi.stubGlobal('Response', class extends Response {});
    onTestFinished(() => void vi.unstubAllGlobals());
    expect(await (await answer.handler(ask(other))).json()).toEqual({ ErrCode: 0 });
    const failing = rig({ onUnknown: () => Promise.reject(new Error('x')) });
    expect((await failing.handler(ask(other))).status).toBe(200);
    expect(failing.outcomes).toMatchObject([{ source: 'error' }]);
    const hanging = rig({ onUnknown: () => NEVER });
    const seen = await hanging.start(ask(other));
    await hanging.pass(4_000);
    await turns();
    expect(seen.status).toBe(200);
  });
});
