import { AbortError, Cordboard, CursorExpiredError, isInvalidParamsError, NotFoundError } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';
import { describe, expect, test } from 'vitest';
import { ManualClock } from '../support/clock.js';
import { failure } from '../support/promise.js';
import { completed, feed, stays } from './support/turns.js';

const NOW = '2026-11-02T15:00:00Z';

/** Two numbers of two agents, and a client. */
async function office() {
  const backend = createRoutingBackend({ now: NOW });
  const options = { apiKey: 'sk_test', baseUrl: 'http://backend.test' };
  const client = new Cordboard({ ...options, fetch: backend.fetch, clock: backend.clock });
  const sip = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Trunk' });
  const lines = [];
  for (const phoneNumber of ['+14155550101', '+14155550102']) {
    const carrier = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: 'p' };
    const number = await client.telephony.importNumber({ phoneNumber, connectionId: sip.id, ...carrier });
    const agent = await client.agents.create({ name: phoneNumber, type: 'inbound' });
    const rule = await client.dispatchRules.create({ numberId: number.id, agentId: agent.id });
    lines.push({ number, agent, rule });
  }
  const [one, two] = lines;
  if (!one || !two) throw new Error('unreachable');
  const call = (to = one.number.phoneNumber) => backend.simulateCall({ from: '+14155550199', to });
  return { backend, client, options, one, two, call };
}

/** The next few events of an iteration, as their types. */
async function next(events: AsyncIterator<{ type: string }>, count: number): Promise<string[]> {
  const types: string[] = [];
  for (let i = 0; i < count; i += 1) types.push((await events.next()).value.type);
  return types;
}

describe('calls.stream', () => {
  test('brings calls as they happen, typed, and ends when it is left', async () => {
    const { client, call } = await office();
    const stream = client.calls.stream();
    expect(stream.lastEventId).toBeUndefined();
    const seen: string[] = [];
    const first = stream[Symbol.asyncIterator]().next();
    await expect.poll(() => stream.lastEventId).toBe('evt_0');
    await call();
    seen.push((await first).value?.type ?? '');
    for await (const { id, type, data } of stream) {
      seen.push(`${type} ${data.call.fromNumber}`);
      expect(stream.lastEventId).toBe(id);
      if (type === 'call.completed') break;
    }
    expect(seen).toEqual(['call.ringing', 'call.answered +14155550199', 'call.completed +14155550199']);
  });

  test('follows one agent, number or rule, and chosen types; number events are none of its own', async () => {
    const { client, call, one, two } = await office();
    const streams = [
      client.calls.stream({ agentId: two.agent.id, types: ['call.ringing'], lastEventId: 'evt_0' }),
      client.calls.stream({ numberId: two.number.id, lastEventId: 'evt_0' }),
      client.dispatchRules.streamCalls(two.rule.id, { lastEventId: 'evt_0' }),
    ];
    await call();
    await call(two.number.phoneNumber);
    for (const [index, stream] of streams.entries()) {
      const seen: string[] = [];
      for await (const { type, data } of stream) {
        expect(data.call.numberId).toBe(two.number.id);
        seen.push(type);
        if (seen.length === (index === 0 ? 1 : 3)) break;
      }
      expect(seen[0]).toBe('call.ringing');
    }
    expect(one.number.id).not.toBe(two.number.id);
  });

  test('goes on in another process from a place that was kept', async () => {
    const { client, call } = await office();
    await call();
    const stream = client.calls.stream({ lastEventId: 'evt_0' });
    const events = stream[Symbol.asyncIterator]();
    await next(events, 2);
    const { lastEventId } = stream;
    stream.close();
    const later = client.calls.stream({ lastEventId });
    expect(await next(later[Symbol.asyncIterator](), 1)).toEqual(['call.completed']);
  });

  test('a loop that is begun again goes on where it was left', async () => {
    const { client, call } = await office();
    await call();
    const stream = client.calls.stream({ lastEventId: 'evt_0' });
    const seen: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      for await (const { type } of stream) {
        seen.push(type);
        break;
      }
    }
    expect(seen).toEqual(['call.ringing', 'call.answered', 'call.completed']);
  });

  test('close ends the loop after the event in hand, and a loop that waits', async () => {
    const { client, call } = await office();
    await call();
    const stream = client.calls.stream({ lastEventId: 'evt_0' });
    const seen: string[] = [];
    for await (const { type } of stream) {
      seen.push(type);
      if (seen.length === 3) queueMicrotask(() => stream.close());
    }
    expect(seen).toHaveLength(3);
    for await (const _ of stream) seen.push('never');
    expect(seen).toHaveLength(3);
  });

  test.each([1, 2])(
    'close after event %i ends the loop, whatever came in one piece with it',
    async (last) => {
      const { stream } = await feed([stays(completed('evt_1'), completed('evt_2'), completed('evt_3'))]);
      const seen: string[] = [];
      for await (const { id } of stream) if (seen.push(id) === last) stream.close();
      expect([seen.length, stream.lastEventId]).toEqual([last, `evt_${last}`]);
    },
  );

  test('an event that is still being checked has not been handed out, and is not after a close', async () => {
    const { options } = await office();
    const event = { id: 'evt_1', type: 'call.ringing', data: { call: { id: 7 } } };
    const body = `id: evt_0\nevent: ready\ndata: {}\n\nid: evt_1\ndata: ${JSON.stringify(event)}\n\n`;
    const headers = { 'content-type': 'text/event-stream' };
    const fetch = async () => new Response(body, { headers });
    const places = new Set<string | undefined>();
    const onDrift = () => {
      places.add(stream.lastEventId);
      stream.close();
    };
    const stream = new Cordboard({ ...options, fetch, onDrift }).calls.stream();
    for await (const { id } of stream) places.add(id);
    expect([...places]).toEqual(['evt_0']);
    expect(stream.lastEventId).toBe('evt_0');
  });

  test('close ends a loop that waits even on a body that no signal ends, and lets go of the body', async () => {
    const { options } = await office();
    const headers = { 'content-type': 'text/event-stream' };
    let isOpen = true;
    const deaf = new ReadableStream({
      start: (controller) =>
        controller.enqueue(new TextEncoder().encode('id: evt_1\nevent: ready\ndata: {}\n\n')),
      cancel() {
        isOpen = false;
      },
    });
    const client = new Cordboard({ ...options, fetch: async () => new Response(deaf, { headers }) });
    const stream = client.calls.stream();
    const waiting = stream[Symbol.asyncIterator]().next();
    await expect.poll(() => stream.lastEventId).toBe('evt_1');
    stream.close();
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(isOpen).toBe(false);
  });

  test('a signal ends it with an AbortError, before, while and between', async () => {
    const { client } = await office();
    const controller = new AbortController();
    const events = client.calls.stream({ signal: controller.signal })[Symbol.asyncIterator]();
    const waiting = failure(events.next());
    controller.abort(new Error('enough'));
    const error = await waiting;
    expect(error).toBeInstanceOf(AbortError);
    expect((error.cause as Error).message).toBe('enough');
    const late = client.calls.stream({ signal: controller.signal })[Symbol.asyncIterator]();
    expect(await failure(late.next())).toBeInstanceOf(AbortError);
  });

  test('the signal may come with the options, as for every other call', async () => {
    const { client } = await office();
    const signal = AbortSignal.abort(new Error('enough'));
    const events = client.calls.stream({}, { signal })[Symbol.asyncIterator]();
    expect(await failure(events.next())).toBeInstanceOf(AbortError);
  });

  test('says that a place is too old, and what is wrong with the arguments', async () => {
    const { client } = await office();
    const first = (params: object, options = {}) =>
      failure(client.calls.stream(params, options)[Symbol.asyncIterator]().next());
    expect(await first({ lastEventId: 'evt_gone' })).toBeInstanceOf(CursorExpiredError);
    expect(String(await first({ lastEventId: 'evt\n1' }))).toContain('lastEventId must be an id');
    expect(isInvalidParamsError(await first({}, { idleTimeoutMs: 0 }))).toBe(true);
    expect(String(await first({ agent: 'ag_1' }))).toContain('agent must be left out');
    expect(isInvalidParamsError(await first({ agentId: '' }))).toBe(true);
    expect(isInvalidParamsError(await first({ types: [] }))).toBe(true);
    expect(await first({ types: ['call.lost'] })).toMatchObject({ status: 422 });
    expect(await first({ types: ['call.completed', 'Completed'] })).toMatchObject({
      message: 'calls.stream: types[1] must be an event type, such as call.completed (given "Completed")',
    });
  });

  test('a first connection that fails is told at once; what is no feed, too', async () => {
    const { options, backend } = await office();
    const clock = new ManualClock(undefined, (ms) => ms < 20_000);
    const down = new Cordboard({
      ...options,
      clock,
      fetch: async () => {
        throw new TypeError('fetch failed');
      },
    });
    const first = (client: Cordboard) => failure(client.calls.stream()[Symbol.asyncIterator]().next());
    expect(await first(down)).toMatchObject({ name: 'ConnectionError' });
    const html = async () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
    const error = await first(new Cordboard({ ...options, fetch: html }));
    expect(String(error)).toContain('answered 200 with text/html, no event stream');
    backend.faults.add({ route: 'events.stream', status: 404 });
    expect(await first(new Cordboard({ ...options, fetch: backend.fetch }))).toBeInstanceOf(NotFoundError);
  });
});
