import type { Account, CordboardEvent, PhoneNumber } from 'cordboard';
import { expect, it, onTestFinished, vi } from 'vitest';
import { buy, CALLER, connect, DAY, HOUR, routed, start } from './support/things.js';

it('an unpaid number falls due after 28 days and is gone 48 hours later, each at its own time', async () => {
  const { backend, http } = start();
  const { number, agent } = await routed(http);
  const path = `/numbers/${number.id}`;
  backend.clock.advance(28 * DAY - 1);
  expect(await http.get(path)).toMatchObject({ status: 'active' });
  backend.clock.advance(1);
  const due = await http.get<PhoneNumber>(path);
  expect(due).toMatchObject({ status: 'renewal_due', inboundAgentId: agent.id, updatedAt: number.renewsAt });
  const call = await backend.simulateCall({ from: CALLER, to: number.phoneNumber });
  expect(call.status).toBe('completed');
  backend.clock.advance(100 * DAY);
  const gone = await http.get<PhoneNumber>(path);
  expect(gone).toMatchObject({ status: 'released', inboundAgentId: null, updatedAt: number.releasesAt });
  const rules = await http.get<{ data: object[] }>(`/dispatch-rules?numberId=${number.id}`);
  expect(rules.data).toMatchObject([{ status: 'completed', endedAt: number.releasesAt }]);
  expect(await http.get(`/agents/${agent.id}`)).toMatchObject({
    numberIds: [],
    updatedAt: number.releasesAt,
  });
  expect((await http.refusal('POST', `${path}/renew`)).code).toBe('number_unavailable');
  const after = await backend.simulateCall({ from: CALLER, to: number.phoneNumber });
  expect(after).toMatchObject({ status: 'rejected', numberId: null });
});

it('one jump of the clock sends both events, at their own times and in their order', async () => {
  const { backend, http } = start();
  const { number } = await routed(http);
  backend.clock.advance(31 * DAY);
  const { events } = backend.snapshot().state as { events: CordboardEvent[] };
  expect(events.map(({ type, createdAt }) => [type, createdAt])).toEqual([
    ['number.renewal_due', number.renewsAt],
    ['number.released', number.releasesAt],
  ]);
  expect(events.map(({ data }) => 'number' in data && data.number.status)).toEqual([
    'renewal_due',
    'released',
  ]);
});

it('several numbers fall due in the order of their dates', async () => {
  const { backend, http } = start();
  const connection = await connect(http);
  const late = await buy(http, connection);
  const early = await buy(http, connection, '212');
  await http.post(`/numbers/${late.id}/renew`);
  backend.clock.advance(100 * DAY);
  const { events } = backend.snapshot().state as { events: CordboardEvent[] };
  const seen = events.map(({ type, data }) => `${type} ${'number' in data && data.number.id}`);
  expect(seen.slice(1)).toEqual([
    `number.renewal_due ${early.id}`,
    `number.released ${early.id}`,
    `number.renewal_due ${late.id}`,
    `number.released ${late.id}`,
  ]);
});

it('renewing runs from the due date and is paid for', async () => {
  const { backend, http } = start({ credits: '2.50' });
  const { number } = await routed(http);
  backend.clock.advance(28 * DAY + HOUR);
  const renewed = await http.post<PhoneNumber>(`/numbers/${number.id}/renew`);
  expect(renewed).toMatchObject({ status: 'active', renewsAt: '2026-12-28T09:00:00.000Z' });
  // Routed, fallen due, renewed.
  expect(renewed.version).toBe(number.version + 3);
  expect(renewed.releasesAt).toBe('2026-12-30T09:00:00.000Z');
  expect((await http.get<Account>('/account')).credits.amount).toBe('0.20');
  expect((await http.refusal('POST', `/numbers/${number.id}/renew`)).code).toBe('insufficient_credits');
});

it('a ticking clock lapses too, at the next look', async () => {
  let now = Date.parse('2026-11-02T09:00:00Z');
  const { http } = start({ now: () => now });
  const { number } = await routed(http);
  now += 29 * DAY;
  expect(await http.get(`/numbers/${number.id}`)).toMatchObject({ status: 'renewal_due' });
});

it('a clock does not take what is no instant', () => {
  const { backend } = start();
  expect(() => backend.clock.set('2026-11-02 09:00')).toThrow(/offset/);
  expect(() => backend.clock.advance(-1)).toThrow(/clock\.set/);
  const now = backend.clock.now();
  expect(() => backend.clock.advance(9e15)).toThrow(RangeError);
  expect(() => backend.clock.set(1e20)).toThrow(RangeError);
  expect(() => backend.clock.set(-1e20)).toThrow(RangeError);
  expect(backend.clock.now()).toBe(now);
  expect(() => start({ now: new Date(Number.NaN) })).toThrow(/Not an instant/);
  backend.clock.set('2026-11-02T10:00:00+02:00');
  expect(new Date(backend.clock.now()).toISOString()).toBe('2026-11-02T08:00:00.000Z');
});

it('a ticking clock waits for longer than the runtime’s timers can', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { backend } = start({ now: () => 0 });
  const run = vi.fn();
  backend.clock.after(40 * DAY, run);
  vi.advanceTimersByTime(20 * DAY);
  expect(run).not.toHaveBeenCalled();
  backend.clock.advance(40 * DAY);
  expect(run).toHaveBeenCalledOnce();
});
