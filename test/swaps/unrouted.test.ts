import { expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { office } from './support/office.js';
import type { Act } from './support/wire.js';
import { droppedAfter, droppedBefore, failedAfter, silentAfter } from './support/wire.js';

/** A number whose route somebody has ended. */
async function unrouted() {
  const world = await office();
  await world.client.dispatchRules.complete(String(world.rules[0]?.id));
  return world;
}

/** Agent, number, the newest rule; create. */
const CREATE = 3;

test.each<[string, (giveUp: () => void) => Act]>([
  ['dropped', () => droppedAfter],
  ['a 500', () => failedAfter],
  ['silence', silentAfter],
])('the answer to the new route is %s: the number is read back, and it is routed once', async (_, act) => {
  const { onWire, ids, number, activeRules } = await unrouted();
  const { client, wire, clock } = onWire();
  wire.at(
    CREATE,
    act(() => clock.advance(30_000)),
  );
  const result = await client.numbers.swap(number, { toAgentId: ids.c }, { maxRetries: 0 });
  expect(wire.asked[CREATE]).toBe('POST /v1/dispatch-rules');
  expect(await activeRules(number)).toMatchObject([{ id: result.ruleId, agentId: ids.c }]);
  expect(result).toMatchObject({ changed: true, from: null, to: ids.c, fenced: true });
});

test('an answer that is lost while another routes the number says who has it', async () => {
  const { onWire, client: admin, ids, number } = await unrouted();
  const { client, wire } = onWire();
  let rival = '';
  wire.at(CREATE, async (_forward, request) => {
    rival = (await admin.dispatchRules.create({ numberId: number, agentId: ids.b })).id;
    return droppedBefore(async () => new Response(), request);
  });
  const error = await failure(client.numbers.swap(number, { toAgentId: ids.c }, { maxRetries: 0 }));
  expect(error).toMatchObject({ name: 'SwapConflictError', ruleId: rival, agentId: ids.b });
});

test('a line that stays dead is told as what it is, and to swap again is safe', async () => {
  const { onWire, ids, number, activeRules } = await unrouted();
  const { client, wire } = onWire();
  wire.from(CREATE, droppedAfter);
  const error = await failure(client.numbers.swap(number, { toAgentId: ids.c }, { maxRetries: 0 }));
  expect(error.name).toBe('ConnectionError');
  const again = await onWire().client.numbers.swap(number, { toAgentId: ids.c });
  expect(again).toMatchObject({ changed: false, to: ids.c });
  expect(await activeRules(number)).toHaveLength(1);
});

test('an abort once the route is being made lets it be made', async () => {
  const { onWire, ids, number, activeRules } = await unrouted();
  const { client, wire } = onWire();
  const controller = new AbortController();
  wire.at(CREATE, async (forward) => {
    controller.abort();
    return forward();
  });
  const { signal } = controller;
  const result = await client.numbers.swap(number, { toAgentId: ids.c }, { signal });
  expect(await activeRules(number)).toMatchObject([{ id: result.ruleId, agentId: ids.c }]);
});
