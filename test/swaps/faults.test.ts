import { isCordboardError, SwapConflictError, SwapStrandedError } from 'cordboard';
import { describe, expect, test } from 'vitest';
import { expectNoJournal, expectRouted, office } from './support/office.js';
import type { Act } from './support/wire.js';
import {
  droppedAfter,
  droppedBefore,
  failedAfter,
  failedBefore,
  hiddenAfter,
  refused,
  silentAfter,
  silentBefore,
} from './support/wire.js';

/** Number, agent, rule; claim, complete, create, clear. */
const REQUESTS = 7;
const steps = Array.from({ length: REQUESTS }, (_, index) => index);

const FAULTS: { [name: string]: (giveUp: () => void) => Act } = {
  refused: () => refused,
  'dropped before': () => droppedBefore,
  'dropped after': () => droppedAfter,
  '500 before': () => failedBefore,
  '500 after': () => failedAfter,
  'timeout before': silentBefore,
  'timeout after': silentAfter,
};

test('an untroubled swap takes seven requests', async () => {
  const { onWire, ids, number, rules } = await office();
  const { client, wire } = onWire();
  const { ruleId } = await client.numbers.swap(number, { toAgentId: ids.c });
  const old = rules[0]?.id;
  expect(wire.asked).toHaveLength(REQUESTS);
  expect(wire.asked.slice(2)).toEqual([
    `GET /v1/dispatch-rules/${old}`,
    `PATCH /v1/dispatch-rules/${old}`,
    `POST /v1/dispatch-rules/${old}/complete`,
    'POST /v1/dispatch-rules',
    `PATCH /v1/dispatch-rules/${old}`,
  ]);
  expect(ruleId).not.toBe(old);
});

describe.each(Object.keys(FAULTS))('a request that is %s', (name) => {
  test.each(steps)('once, at request %i: the swap goes through', async (index) => {
    const world = await office();
    const { onWire, ids, number } = world;
    const { client, wire, clock } = onWire();
    wire.at(index, FAULTS[name]?.(() => clock.advance(30_000)) as Act);
    const result = await client.numbers.swap(number, { toAgentId: ids.c });
    expect(result).toMatchObject({ changed: true, restored: false });
    await expectRouted(world, number, [ids.c]);
    await expectNoJournal(world);
  });

  test.each(steps)('from request %i on: one of the two agents answers after a recovery', async (index) => {
    const world = await office();
    const { onWire, recoverer, ids, number } = world;
    const { client, wire, clock } = onWire();
    wire.from(index, FAULTS[name]?.(() => clock.advance(30_000)) as Act);
    const outcome = await client.numbers.swap(number, { toAgentId: ids.c }).catch((error) => error);
    if (index < 6) expect(isCordboardError(outcome)).toBe(true);
    else expect(outcome).toMatchObject({ changed: true });

    const recovered = await recoverer().client.numbers.recoverSwaps();
    for (const { error } of recovered) expect(error).toBeNull();
    await expectRouted(world, number, [ids.a, ids.c]);
    await expectNoJournal(world);
    // Once it has said so, it is over: nothing is found a second time.
    expect(await recoverer().client.numbers.recoverSwaps()).toEqual([]);
  });
});

describe('a proxy that hides the answer of the API behind a status of its own', () => {
  test('to the end of the old route: the swap goes on', async () => {
    const world = await office();
    const { client, wire } = world.onWire();
    wire.at(4, hiddenAfter);
    const result = await client.numbers.swap(world.number, { toAgentId: world.ids.c });
    expect(result).toMatchObject({ changed: true, restored: false });
    await expectRouted(world, world.number, [world.ids.c]);
    await expectNoJournal(world);
  });

  test('to the making of the new one: nobody says that the old agent is back', async () => {
    const world = await office();
    const { client, wire } = world.onWire();
    wire.at(5, hiddenAfter);
    const swapped = client.numbers.swap(world.number, { toAgentId: world.ids.c });
    await expect(swapped).rejects.toBeInstanceOf(SwapStrandedError);
    await world.recoverer().client.numbers.recoverSwaps();
    await expectRouted(world, world.number, [world.ids.c]);
    await expectNoJournal(world);
  });
});

/** What someone else may do between two requests; each answers the rule that it made, if it made one. */
const RIVALS: {
  [name: string]: (world: Awaited<ReturnType<typeof office>>) => Promise<string | undefined>;
} = {
  'routes the number elsewhere': async ({ client, ids, number, activeRules }) => {
    for (const rule of await activeRules(number)) await client.dispatchRules.complete(rule.id);
    return (await client.dispatchRules.create({ numberId: number, agentId: ids.b })).id;
  },
  'deletes the rule and routes the number elsewhere': async ({ client, ids, number, activeRules }) => {
    for (const rule of await activeRules(number)) await client.dispatchRules.delete(rule.id);
    return (await client.dispatchRules.create({ numberId: number, agentId: ids.b })).id;
  },
  'swaps the number elsewhere': async ({ onWire, ids, number }) => {
    const swapped = onWire().client.numbers.swap(number, { toAgentId: ids.b });
    return (await swapped.catch(() => undefined))?.ruleId ?? undefined;
  },
  'changes the rule': async ({ client, number, activeRules }) => {
    for (const rule of await activeRules(number)) {
      await client.dispatchRules.update(rule.id, { metadata: { note: 'by hand' } });
    }
    return undefined;
  },
};

describe.each(Object.keys(RIVALS))('a rival who %s', (name) => {
  test.each(steps)('before request %i keeps what it made', async (index) => {
    const world = await office();
    const { onWire, recoverer, ids, number } = world;
    const { client, wire } = onWire();
    let made: string | undefined;
    wire.at(index, async (forward) => {
      made = await RIVALS[name]?.(world);
      return forward();
    });
    const swapped = client.numbers.swap(number, { toAgentId: ids.c, fromAgentId: ids.a });
    const outcome = await swapped.catch((error: unknown) => error);
    await recoverer().client.numbers.recoverSwaps();
    const active = await world.activeRules(number);
    expect(active).toHaveLength(1);
    if (made) {
      expect(active[0]?.id).toBe(made);
      // The last request only clears up: the swap was over, and the rival came after it.
      if (index < 6) expect(outcome).toBeInstanceOf(SwapConflictError);
    } else {
      expect(outcome).toMatchObject({ changed: true });
      await expectRouted(world, number, [ids.c]);
    }
    await expectNoJournal(world);
  });
});
