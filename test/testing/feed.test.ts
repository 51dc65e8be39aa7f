import { expect, it } from 'vitest';
import { buy, CALLER, connect, createAgent, DAY, routed, start } from './support/things.js';

interface Sent {
  id: string;
  event: string;
  data: { [key: string]: unknown };
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Follows the feed; `next(n)` waits for so many messages. */
async function follow(fetch: Fetch, query = '', lastEventId?: string, base = 'http://backend.test') {
  const abort = new AbortController();
  const headers = { Authorization: 'Bearer sk_test', ...(lastEventId && { 'Last-Event-ID': lastEventId }) };
  const response = await fetch(`${base}/v1/events${query}`, { headers, signal: abort.signal });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const next = async (count: number): Promise<Sent[]> => {
    while (text.split('\n\n').length <= count) {
      const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
      if (done) throw new Error('The feed has ended.');
      text += decoder.decode(value, { stream: true });
    }
    const messages = text.split('\n\n').slice(0, count);
    text = text.split('\n\n').slice(count).join('\n\n');
    return messages.map((message) => {
      const [id = '', event = '', data = ''] = message.split('\n').map((line) => line.replace(/^\w+: /, ''));
      return { id, event, data: JSON.parse(data) };
    });
  };
  return { response, abort, next, read: () => reader?.read() };
}

it('starts with ready, beats every 15 s and brings events as they happen', async () => {
  const { backend, http } = start();
  const { number } = await routed(http);
  const feed = await follow(backend.fetch);
  expect(feed.response.headers.get('content-type')).toBe('text/event-stream');
  const [ready] = await feed.next(1);
  expect(ready).toMatchObject({ event: 'ready', id: 'evt_0', data: { resumed: false } });
  const call = await backend.simulateCall({ from: CALLER, to: number.phoneNumber });
  const events = await feed.next(3);
  expect(events.map(({ event }) => event)).toEqual(['call.ringing', 'call.answered', 'call.completed']);
  expect(events[2]).toMatchObject({ id: events[2]?.data['id'], data: { data: { call } } });
  backend.clock.advance(15_000);
  expect((await feed.next(1))[0]).toMatchObject({ event: 'heartbeat', id: events[2]?.id });
  backend.clock.advance(29 * DAY);
  const jump = await feed.next(2);
  expect(jump.map(({ event }) => event)).toEqual(['heartbeat', 'number.renewal_due']);
  feed.abort.abort();
  await expect(feed.read()).rejects.toMatchObject({ name: 'AbortError' });
});

it('filters by agent, number, rule and type', async () => {
  const { backend, http } = start();
  const connection = await connect(http);
  const [one, two] = [await buy(http, connection), await buy(http, connection, '212')];
  const agent = await createAgent(http, { numberIds: [one.id] });
  await createAgent(http, { numberIds: [two.id] });
  const feeds = [
    await follow(backend.fetch, `?agentId=${agent.id}&types=call.completed,call.failed`),
    await follow(backend.fetch, `?numberId=${two.id}`),
  ];
  for (const { phoneNumber } of [one, two]) await backend.simulateCall({ from: CALLER, to: phoneNumber });
  backend.clock.advance(15_000);
  const [byAgent, byNumber] = [await feeds[0]?.next(3), await feeds[1]?.next(5)];
  expect(byAgent?.map(({ event }) => event)).toEqual(['ready', 'call.completed', 'heartbeat']);
  const all = ['ready', 'call.ringing', 'call.answered', 'call.completed', 'heartbeat'];
  expect(byNumber?.map(({ event }) => event)).toEqual(all);
  // A quiet feed does not age: its heartbeat stands at the newest event of all.
  expect(byAgent?.[2]?.id).toBe(byNumber?.[3]?.id);
  expect(await http.refusal('GET', '/events?types=call.lost')).toMatchObject({ status: 422, param: 'types' });
});

it('resumes without a gap or a repetition, from an event, a heartbeat or the beginning', async () => {
  const { backend, http } = start();
  const { number } = await routed(http);
  const call = () => backend.simulateCall({ from: CALLER, to: number.phoneNumber });
  const feed = await follow(backend.fetch);
  await call();
  const [, ringing] = await feed.next(2);
  feed.abort.abort();
  await call();
  const resumed = await follow(backend.fetch, '', ringing?.id);
  const messages = await resumed.next(6);
  expect(messages[0]).toMatchObject({ event: 'ready', id: ringing?.id, data: { resumed: true } });
  expect(messages.slice(1).map(({ event }) => event.slice(5))).toEqual([
    'answered',
    'completed',
    'ringing',
    'answered',
    'completed',
  ]);
  const whole = await follow(backend.fetch, '', 'evt_0');
  expect(await whole.next(7)).toHaveLength(7);
});

it('answers 410 for an event that it does not know, or no longer', async () => {
  const { backend, http } = start();
  const { number } = await routed(http);
  const expired = async (id: string) => (await follow(backend.fetch, '', id)).response.status;
  expect(await expired('evt_unknown')).toBe(410);
  const call = () => backend.simulateCall({ from: CALLER, to: number.phoneNumber });
  const feed = await follow(backend.fetch);
  await call();
  const [, first] = await feed.next(2);
  for (let i = 0; i < 3333; i++) await call();
  expect(await expired(first?.id ?? '')).toBe(410);
  expect(await expired('evt_0')).toBe(410);
});

it('over HTTP: events arrive one by one, and closing ends feeds at once', async () => {
  const { backend, http } = start();
  const { number } = await routed(http);
  const server = await backend.listen();
  const feed = await follow(fetch, '', undefined, server.url);
  await feed.next(1);
  await backend.ring({ from: CALLER, to: number.phoneNumber });
  expect((await feed.next(2)).map(({ event }) => event)).toEqual(['call.ringing', 'call.answered']);
  await server.close();
  await expect(feed.next(1)).rejects.toThrow('The feed has ended.');
});

it('reset ends the feeds of the time before', async () => {
  const { backend } = start();
  const feed = await follow(backend.fetch);
  await feed.next(1);
  backend.reset();
  await expect(feed.next(1)).rejects.toThrow('The feed has ended.');
});
