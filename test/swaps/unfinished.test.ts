import { isSwapConflictError, isSwapStrandedError } from 'cordboard';
import { expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { BAGGAGE, expectNoJournal, expectRouted, office } from './support/office.js';
import type { Act } from './support/wire.js';
import { droppedAfter, droppedBefore, failedBefore, forbidden, refused } from './support/wire.js';

/** A number whose swap from `a` to `c` died after the old rule was ended: it has no route. */
async function stranded() {
  const world = await office();
  const { client, wire } = world.onWire();
  wire.from(5, refused);
  const error = await failure(client.numbers.swap(world.number, { toAgentId: world.ids.c }));
  expect(isSwapStrandedError(error)).toBe(true);
  expect(error.cause).toMatchObject({ name: 'ConnectionError', outcome: 'not_sent' });
  expect(await world.activeRules(world.number)).toEqual([]);
  return world;
}

test('a swap finishes an earlier one first, and takes its schedule along', async () => {
  const world = await stranded();
  const { client } = world.recoverer();
  const result = await client.numbers.swap(world.number, { toAgentId: world.ids.b });
  expect(result).toMatchObject({ changed: true, from: world.ids.c, to: world.ids.b });
  await expectRouted(world, world.number, [world.ids.b]);
  await expectNoJournal(world);
});

const requests = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
const failures: [string, Act][] = [
  ['is dropped', droppedBefore],
  ['lands, its answer lost,', droppedAfter],
  ['fails', failedBefore],
];

test.each(requests.flatMap((index) => failures.map(([what, act]) => [index, what, act] as const)))(
  'when request %i of the next swap %s the number keeps its schedule',
  async (index, _, act) => {
    const world = await stranded();
    const { client, wire } = world.recoverer();
    wire.at(index, act);
    const next = client.numbers.swap(world.number, { toAgentId: world.ids.b }, { maxRetries: 0 });
    await next.catch((error) => expect(error).toBeInstanceOf(Error));

    const { client: later } = world.onWire(30 * 60_000);
    await later.numbers.recoverSwaps({ olderThanMs: 0 });
    await expectRouted(world, world.number, [world.ids.c, world.ids.b]);
    await expectNoJournal(world);
  },
);

test('two swaps of it at once: one goes on, and the other says who has it', async () => {
  const world = await stranded();
  const [first, second] = [world.recoverer(), world.recoverer()];
  let error: unknown;
  // Between the recovery's claim and its next step.
  first.wire.at(5, async (forward) => {
    error = await failure(second.client.numbers.swap(world.number, { toAgentId: world.ids.a }));
    return forward();
  });
  await first.client.numbers.swap(world.number, { toAgentId: world.ids.b });
  expect(isSwapConflictError(error)).toBe(true);
  await expectRouted(world, world.number, [world.ids.b]);
});

test('whoever comes to claim it when another has finished it says so, and makes no route of its own', async () => {
  const world = await stranded();
  const [late, quick] = [world.recoverer(), world.recoverer()];
  late.wire.at(3, async (forward) => {
    await quick.client.numbers.recoverSwaps();
    return forward();
  });
  const error = await failure(late.client.numbers.swap(world.number, { toAgentId: world.ids.b }));
  expect(isSwapConflictError(error)).toBe(true);
  expect(error.message).toContain('another process is finishing an earlier swap of it');
  await expectRouted(world, world.number, [world.ids.c]);
});

test('where the earlier one cannot be finished now, the number is not taken elsewhere', async () => {
  const world = await stranded();
  const { client, wire } = world.recoverer();
  // After the agent, the number, its newest rule, the claim, the number and its rules.
  wire.at(6, failedBefore);
  const error = await failure(
    client.numbers.swap(world.number, { toAgentId: world.ids.b }, { maxRetries: 0 }),
  );
  expect(wire.asked.at(-1)).toBe('POST /v1/dispatch-rules');
  expect(isSwapStrandedError(error) && error.numberId).toBe(world.number);
  await world.recoverer().client.numbers.recoverSwaps({ olderThanMs: 0 });
  await expectRouted(world, world.number, [world.ids.c]);
});

test('a dry run changes nothing and says that something is unfinished', async () => {
  const world = await stranded();
  const before = await world.allRules();
  const { client } = world.recoverer();
  const { number, other, ids } = world;
  for (const run of [
    client.numbers.swap(number, { toAgentId: ids.b, dryRun: true }),
    client.numbers.exchange(number, other, { dryRun: true }),
  ]) {
    const error = await failure(run);
    expect(isSwapConflictError(error)).toBe(true);
    expect(error.message).toContain('client.numbers.recoverSwaps()');
  }
  expect(await world.allRules()).toEqual(before);
});

test('when neither agent can answer any more, the next swap goes on from the ended rule', async () => {
  const world = await stranded();
  await world.client.agents.archive(world.ids.a);
  await world.client.agents.archive(world.ids.c);
  const { client } = world.recoverer();
  const [recovery] = await client.numbers.recoverSwaps();
  expect(recovery).toMatchObject({ outcome: 'failed', error: { name: 'SwapStrandedError' } });

  const { client: later } = world.onWire(30 * 60_000);
  const result = await later.numbers.swap(world.number, { toAgentId: world.ids.b });
  expect(result).toMatchObject({ changed: true, from: world.ids.a, to: world.ids.b });
  const rule = await expectRouted(world, world.number, [world.ids.b]);
  expect(rule).toMatchObject(BAGGAGE);
  await expectNoJournal(world);
});

test('a number that may have no route just now is not said to be where it was, and keeps its journal', async () => {
  const world = await stranded();
  const noPost: Act = (forward, request) =>
    request.method === 'POST' ? forbidden(forward, request) : forward();
  const { client, wire } = world.recoverer();
  wire.from(0, noPost);
  const back = await failure(client.numbers.swap(world.number, { toAgentId: world.ids.a }));
  expect(isSwapStrandedError(back)).toBe(true);

  const { client: other, wire: line } = world.onWire(30 * 60_000);
  line.from(0, noPost);
  const exchanged = await failure(other.numbers.exchange(world.number, world.other));
  expect(isSwapConflictError(exchanged)).toBe(true);
  expect(exchanged.message).toContain('it has no route to exchange');

  await world.onWire(50 * 60_000).client.numbers.recoverSwaps();
  const rule = await expectRouted(world, world.number, [world.ids.a]);
  expect(rule).toMatchObject(BAGGAGE);
  await expectNoJournal(world);
});
