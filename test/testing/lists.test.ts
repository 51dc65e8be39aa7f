import type { Agent, AvailableNumber, Call, DispatchRule, PhoneNumber } from 'cordboard';
import { expect, it } from 'vitest';
import type { Api, Page } from './support/api.js';
import { buy, CALLER, connect, createAgent, offers, routed, start } from './support/things.js';

async function walk<T>(
  http: Api,
  path: string,
  between: () => Promise<unknown> = async () => {},
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = null;
  do {
    const at: string = cursor === null ? '' : `&cursor=${cursor}`;
    const page: Page<T> = await http.get(`${path}${at}`);
    all.push(...page.data);
    cursor = page.nextCursor;
    if (cursor !== null) await between();
  } while (cursor !== null);
  return all;
}

const names = (agents: Agent[]) => agents.map((agent) => agent.name);

it('newest first: what is added between pages shifts and repeats nothing', async () => {
  const { http } = start();
  for (const name of ['1', '2', '3', '4', '5']) await createAgent(http, { name });
  let extra = 5;
  const add = () => createAgent(http, { name: String(++extra) });
  expect(names(await walk<Agent>(http, '/agents?limit=2', add))).toEqual(['5', '4', '3', '2', '1']);
});

it('oldest first: what is added while walking comes last', async () => {
  const { http } = start();
  for (const name of ['1', '2', '3']) await createAgent(http, { name });
  let extra = 3;
  const add = async () => {
    if (extra < 5) await createAgent(http, { name: String(++extra) });
  };
  const all = await walk<Agent>(http, '/agents?limit=2&order=asc', add);
  expect(names(all)).toEqual(['1', '2', '3', '4']);
});

it('the last page says so, a full one included', async () => {
  const { http } = start();
  for (const name of ['1', '2']) await createAgent(http, { name });
  expect(await http.get<Page<Agent>>('/agents?limit=2')).toMatchObject({ nextCursor: null });
  expect(await http.get<Page<Agent>>('/agents?status=archived')).toEqual({ data: [], nextCursor: null });
});

it('numbers on offer page too, and stay in place while some are bought', async () => {
  const { http } = start();
  const connection = await connect(http);
  const query = 'countryCode=US&areaCode=415';
  const before = (await offers(http, `${query}&limit=200`)).map((offer) => offer.phoneNumber);
  const path = `/telephony/available-numbers?${query}&limit=10`;
  const seen = await walk<AvailableNumber>(http, path, () => buy(http, connection));
  expect(seen.map((offer) => offer.phoneNumber)).toEqual(before);
});

it('a cursor of another list, other filters, another order or nobody is refused', async () => {
  const { backend, http } = start();
  const { number } = await routed(http);
  for (let i = 0; i < 3; i++) await backend.simulateCall({ from: CALLER, to: number.phoneNumber });
  const { nextCursor } = await http.get<Page<Call>>('/calls?limit=1&direction=inbound');
  expect(nextCursor).toMatch(/^[\w-]+$/);
  const [call] = (await http.get<Page<Call>>(`/calls?limit=2&direction=inbound&cursor=${nextCursor}`)).data;
  expect(call?.status).toBe('completed');
  const ruleCalls = `/dispatch-rules/${call?.dispatchRuleId}/calls?direction=inbound`;
  for (const path of ['/agents?', '/calls?', '/calls?direction=inbound&order=asc', `${ruleCalls}&limit=1`]) {
    const refusal = await http.refusal('GET', `${path}&cursor=${nextCursor}`);
    expect(refusal, path).toMatchObject({ status: 400, code: 'invalid_request', param: 'cursor' });
  }
  expect((await http.refusal('GET', '/calls?cursor=%F0%9F%98%80')).code).toBe('invalid_request');
});

it('calls filter by who, what and when', async () => {
  const { backend, http } = start();
  const { number, agent } = await routed(http);
  await backend.simulateCall({ from: CALLER, to: number.phoneNumber });
  backend.clock.advance(1000);
  await backend.simulateCall({ from: CALLER, to: number.phoneNumber, status: 'failed' });
  const count = async (query: string) => (await http.get<Page<Call>>(`/calls?${query}`)).data.length;
  expect(await count(`agentId=${agent.id}&numberId=${number.id}`)).toBe(2);
  expect(await count('status=failed')).toBe(1);
  expect(await count('direction=outbound')).toBe(0);
  expect(await count('createdAfter=2026-11-02T09:00:00Z')).toBe(1);
  expect(await count('createdBefore=2026-11-02T10:00:01%2B01:00')).toBe(1);
  expect(await count('updatedAfter=2026-11-02T09:00:01Z')).toBe(0);
  expect(await http.refusal('GET', '/calls?status=lost')).toMatchObject({ status: 422, param: 'status' });
  expect(await http.refusal('GET', '/calls?limit=1&limit=2')).toMatchObject({ status: 422, param: 'limit' });
});

it('the calls of a rule are its own', async () => {
  const { backend, http } = start();
  const { number, agent } = await routed(http);
  const other = await buy(http, await connect(http), '212');
  await http.post(`/agents/${agent.id}/numbers`, { numberId: other.id });
  const calls = [];
  for (const { phoneNumber } of [number, other])
    calls.push(await backend.simulateCall({ from: CALLER, to: phoneNumber }));
  const { data: rules } = await http.get<Page<DispatchRule>>('/dispatch-rules?order=asc');
  for (const [i, { id }] of rules.entries())
    expect((await http.get<Page<Call>>(`/dispatch-rules/${id}/calls`)).data).toEqual([calls[i]]);
});

it('numbers filter by who uses them, whether to answer or to call', async () => {
  const { http } = start();
  const { number, agent } = await routed(http);
  const other = await buy(http, await connect(http), '212');
  const caller = await createAgent(http, { type: 'outbound', numberIds: [other.id] });
  const idle = await createAgent(http);
  const used = async (query: string) =>
    (await http.get<Page<PhoneNumber>>(`/numbers?order=asc${query}`)).data.map(({ id }) => id);
  expect(await used(`&agentId=${agent.id}`)).toEqual([number.id]);
  expect(await used(`&agentId=${caller.id}`)).toEqual([other.id]);
  expect(await used(`&agentId=${idle.id}`)).toEqual([]);
  expect(await used('')).toEqual([number.id, other.id]);
});
