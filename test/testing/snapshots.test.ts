import { createRoutingBackend, SnapshotError } from 'cordboard/testing';
import { expect, it } from 'vitest';
import { api } from './support/api.js';
import { CALLER, createAgent, DAY, routed, start } from './support/things.js';

async function busy(seed?: number) {
  const { backend, http } = start({ seed });
  const { number } = await routed(http, {
    returns: { name: 'string' },
    webhookUrl: 'https://example.com/hook',
  });
  await http.post('/webhook-endpoints', { url: 'https://example.com/all' }, { 'Idempotency-Key': 'k' });
  await backend.simulateCall({ from: CALLER, to: number.phoneNumber, result: { name: 'Ada' } });
  await backend.ring({ from: CALLER, to: number.phoneNumber });
  return { backend, http, number };
}

it('the same seed and the same steps give the same everything', async () => {
  expect((await busy(5)).backend.snapshot()).toEqual((await busy(5)).backend.snapshot());
  expect((await busy(5)).backend.snapshot()).not.toEqual((await busy(6)).backend.snapshot());
});

it('a snapshot goes through JSON into another backend, which goes on from there', async () => {
  const { backend, http, number } = await busy(5);
  const saved = JSON.parse(JSON.stringify(backend.snapshot()));
  const other = createRoutingBackend({ now: 0, seed: 99 });
  other.restore(saved);
  expect(other.snapshot()).toEqual(saved);
  expect(other.clock.now()).toBe(backend.clock.now());
  const there = api(other);
  for (const path of [
    '/agents',
    '/numbers',
    '/calls',
    '/telephony/available-numbers?countryCode=US',
    '/account',
  ]) {
    expect(await there.get(path), path).toEqual(await http.get(path));
  }
  expect(await createAgent(there)).toEqual(await createAgent(http));
  const kept = await there.send(
    'POST',
    '/webhook-endpoints',
    { url: 'https://example.com/all' },
    { 'Idempotency-Key': 'k' },
  );
  expect(kept.headers.get('idempotent-replayed')).toBe('true');
  other.clock.advance(30 * DAY);
  expect(await there.get(`/numbers/${number.id}`)).toMatchObject({ status: 'released' });
});

it('a snapshot is of its moment: what comes after does not change it', async () => {
  const { backend, http } = await busy();
  const before = backend.snapshot();
  const copy = structuredClone(before);
  await createAgent(http);
  backend.clock.advance(DAY);
  expect(before).toEqual(copy);
  backend.restore(before);
  expect(backend.snapshot()).toEqual(copy);
  await createAgent(http);
  expect(before).toEqual(copy);
});

it('a ticking clock keeps how far it was moved', () => {
  const backend = createRoutingBackend({ now: () => 1_000 });
  backend.clock.advance(DAY);
  const other = createRoutingBackend({ now: () => 5_000 });
  other.restore(backend.snapshot());
  expect(other.clock.now()).toBe(5_000 + DAY);
});

it('reset begins again', async () => {
  const { backend, http } = await busy(5);
  backend.clock.advance(DAY);
  backend.faults.add({ status: 500 });
  backend.reset();
  expect(backend.snapshot()).toEqual(start({ seed: 5 }).backend.snapshot());
  expect(await http.get('/agents')).toEqual({ data: [], nextCursor: null });
});

it('what is no snapshot is refused with the reason, and changes nothing', async () => {
  const { backend } = await busy();
  const good = backend.snapshot();
  const broken = (change: (copy: { [key: string]: unknown; state: { [key: string]: unknown } }) => void) => {
    const copy = structuredClone(good) as unknown as Parameters<typeof change>[0];
    change(copy);
    return copy as unknown as typeof good;
  };
  const rows = (copy: { state: { [key: string]: unknown } }, table: string) =>
    copy.state[table] as { [key: string]: unknown }[];
  const cases: [typeof good, RegExp][] = [
    [null as unknown as typeof good, /not what backend\.snapshot/],
    [broken((copy) => Object.assign(copy, { version: 2 })), /version is 2/],
    [broken((copy) => Object.assign(copy, { clock: null })), /no clock/],
    [broken((copy) => Object.assign(copy.state, { credits: null })), /state\.credits is not a number/],
    [broken((copy) => Object.assign(copy.state, { counters: null })), /state\.counters is not an object/],
    [
      broken((copy) => Object.assign(rows(copy, 'agents')[0] ?? {}, { secrets: 'whsec_' })),
      /state\.agents ag_.*: secrets is not a list/,
    ],
    [
      broken((copy) => Object.assign(rows(copy, 'calls')[0] ?? {}, { seq: null })),
      /state\.calls\[0\] has no id and place/,
    ],
    [broken((copy) => Object.assign(copy.state, { agents: {} })), /state\.agents is not a list/],
    [broken((copy) => Object.assign(copy.state, { kept: ['k'] })), /state\.kept is not a list of pairs/],
    [
      broken((copy) => Object.assign(rows(copy, 'calls')[0] ?? {}, { variables: 3 })),
      /state\.calls call_.*variables/,
    ],
    [
      broken((copy) => Object.assign(copy.state, { numbers: [] })),
      /names a number or an agent that is not there/,
    ],
    [
      broken((copy) => rows(copy, 'rules').push({ ...rows(copy, 'rules')[0], id: 'dr_2' })),
      /two active rules/,
    ],
  ];
  for (const [snapshot, reason] of cases) {
    expect(() => backend.restore(snapshot)).toThrow(reason);
    expect(() => backend.restore(snapshot)).toThrow(SnapshotError);
  }
  expect(backend.snapshot()).toEqual(good);
});
