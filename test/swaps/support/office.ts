import type { DispatchRule } from 'cordboard';
import { Cordboard } from 'cordboard';
import { createRoutingBackend } from 'cordboard/testing';
import { expect } from 'vitest';
import { impatientClock } from '../../support/clock.js';
import { Wire } from './wire.js';

const NOW = '2026-11-02T15:00:00Z';
const PHONES = ['+14155550101', '+14155550102'];

/** What must go with the number wherever it goes. */
export const BAGGAGE = {
  schedule: {
    timezone: 'America/New_York',
    startDate: null,
    endDate: null,
    callWindow: { start: '09:00', end: '17:00' },
    activeDays: ['mon' as const, 'tue' as const],
  },
  maxConcurrentCalls: 3,
  variables: { campaign: 'radio' },
};

/** Two numbers, answered by the agents `a` and `b` on a schedule, and an agent `c` with nothing to do. */
export async function office() {
  const backend = createRoutingBackend({ now: NOW });
  const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch: backend.fetch });
  const sip = await client.telephony.connections.create({ type: 'custom_sip', friendlyName: 'Trunk' });
  const [a, b, c] = await Promise.all(
    ['A', 'B', 'C'].map((name) => client.agents.create({ name, type: 'inbound' })),
  );
  const numbers = [];
  const rules = [];
  for (const [index, phoneNumber] of PHONES.entries()) {
    const carrier = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: 'p' };
    const number = await client.telephony.importNumber({ phoneNumber, connectionId: sip.id, ...carrier });
    const agent = [a, b][index];
    const metadata = { owner: 'marketing' };
    const rule = await client.dispatchRules.create({
      numberId: number.id,
      agentId: String(agent?.id),
      ...BAGGAGE,
      metadata,
    });
    numbers.push(number);
    rules.push(rule);
  }
  const ids = { a: String(a?.id), b: String(b?.id), c: String(c?.id) };
  const [number = '', other = ''] = numbers.map(({ id }) => id);

  /** A client of its own on a line of its own, whose retries pass at once. */
  const onWire = (laterMs = 0) => {
    const wire = new Wire(backend);
    const clock = impatientClock();
    clock.advance(Date.parse(NOW) - clock.now() + laterMs);
    const options = { apiKey: 'sk_test', baseUrl: 'http://backend.test', logLevel: 'off' as const };
    return { wire, clock, client: new Cordboard({ ...options, fetch: wire.fetch, clock }) };
  };
  /** One that starts when every lease has run out. */
  const recoverer = () => onWire(10 * 60_000);

  const activeRules = (numberId: string) =>
    client.dispatchRules.iterDispatchRules({ numberId, status: 'active' }).toArray({ limit: 9 });
  const allRules = () => client.dispatchRules.iterDispatchRules().toArray({ limit: 99 });
  return { backend, client, ids, number, other, rules, onWire, recoverer, activeRules, allRules };
}

export type Office = Awaited<ReturnType<typeof office>>;

/** The one active rule of a number, complete with all that it carried before. */
export async function expectRouted(
  { activeRules }: Office,
  numberId: string,
  agentIds: readonly string[],
): Promise<DispatchRule> {
  const active = await activeRules(numberId);
  expect(active).toHaveLength(1);
  const [rule] = active;
  if (!rule) throw new Error('unreachable');
  expect(agentIds).toContain(rule.agentId);
  expect(rule).toMatchObject({ ...BAGGAGE, metadata: { owner: 'marketing' } });
  return rule;
}

/** Both numbers have changed agents, and nothing is left to recover. */
export async function expectExchanged(world: Office): Promise<void> {
  await expectRouted(world, world.number, [world.ids.b]);
  await expectRouted(world, world.other, [world.ids.a]);
  await expectNoJournal(world);
}

/** Nothing is left to recover. */
export async function expectNoJournal({ allRules }: Office): Promise<void> {
  for (const rule of await allRules()) expect(rule.metadata).not.toHaveProperty(['cordboard.swap']);
}
