import { InvalidParamsError, SwapConflictError } from 'cordboard';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { expectExchanged, expectNoJournal, expectRouted, office } from './support/office.js';
import { droppedAfter, droppedBefore, forbidden } from './support/wire.js';

/** Two reads of each number, both agents; two claims, and complete, create and clear of each. */
const steps = Array.from({ length: 14 }, (_, index) => index);

describe('numbers.exchange', () => {
  test('lets two numbers change agents, each on its own schedule', async () => {
    const world = await office();
    const { client, ids, number, other, onWire, rules } = world;
    const { client: wired, wire } = onWire();
    const planned = await wired.numbers.exchange(number, other, { dryRun: true });
    const plan = { changed: true, dryRun: true, ruleId: null, unroutedMs: 0, restored: false, fenced: true };
    expect(planned).toEqual([
      { ...plan, numberId: number, from: ids.a, to: ids.b, previousRuleId: rules[0]?.id },
      { ...plan, numberId: other, from: ids.b, to: ids.a, previousRuleId: rules[1]?.id },
    ]);
    expect(wire.asked.every((request) => request.startsWith('GET '))).toBe(true);
    const done = await client.numbers.exchange(number, other);
    expect(done).toMatchObject([
      { numberId: number, changed: true, from: ids.a, to: ids.b },
      { numberId: other, changed: true, from: ids.b, to: ids.a },
    ]);
    await expectExchanged(world);
  });

  test('of a number with itself, or with one that has no route, is refused', async () => {
    const { client, number, other, rules } = await office();
    expect(await failure(client.numbers.exchange(number, number))).toBeInstanceOf(InvalidParamsError);
    await client.dispatchRules.complete(String(rules[1]?.id));
    const error = await failure(client.numbers.exchange(number, other));
    expect(error).toBeInstanceOf(SwapConflictError);
    expect(String(error)).toContain('has no route to exchange');
  });

  test('of two numbers of one agent changes nothing', async () => {
    const { client, ids, number, other } = await office();
    await client.numbers.swap(other, { toAgentId: ids.a });
    expect(await client.numbers.exchange(number, other)).toMatchObject([
      { changed: false },
      { changed: false },
    ]);
  });

  test('leaves the second number alone when the first cannot be moved', async () => {
    const world = await office();
    const { onWire, client: admin, ids, number, other } = world;
    const { client, wire } = onWire();
    wire.at(9, async (forward) => {
      await admin.agents.archive(ids.b);
      await admin.dispatchRules.create({ numberId: other, agentId: ids.c });
      return forward();
    });
    const [first, second] = await client.numbers.exchange(number, other);
    expect(wire.asked[9]).toBe('POST /v1/dispatch-rules');
    expect(first).toMatchObject({ changed: false, restored: true, to: ids.a });
    expect(second).toMatchObject({ changed: false });
    await expectRouted(world, number, [ids.a]);
    expect(await world.activeRules(other)).toMatchObject([{ agentId: ids.c }]);
  });

  test('is called off, its first claim taken back, when the second rule has changed', async () => {
    const world = await office();
    const { onWire, client: admin, ids, number, other, rules } = world;
    const { client, wire } = onWire();
    wire.at(7, async (forward) => {
      await admin.dispatchRules.update(String(rules[1]?.id), { metadata: { touched: 'yes' } });
      return forward();
    });
    const error = await failure(client.numbers.exchange(number, other));
    expect(wire.asked[7]).toMatch(/^PATCH /);
    expect(error).toMatchObject({ name: 'SwapConflictError', numberId: other });
    await expectRouted(world, number, [ids.a]);
    await expectRouted(world, other, [ids.b]);
    await expectNoJournal(world);
  });

  test('is called off when the first route may not be ended', async () => {
    const world = await office();
    const { onWire, ids, number, other } = world;
    const { client, wire } = onWire();
    wire.at(8, forbidden);
    const error = await failure(client.numbers.exchange(number, other));
    expect(wire.asked[8]).toMatch(/^POST .*\/complete$/);
    expect(error.name).toBe('PermissionDeniedError');
    await expectRouted(world, number, [ids.a]);
    await expectRouted(world, other, [ids.b]);
    await expectNoJournal(world);
  });

  test('is refused where a rule has no room, in a dry run as well', async () => {
    const { client, number, other, rules } = await office();
    const keys = Array.from({ length: 48 }, (_, n) => [`key${n}`, 'x']);
    await client.dispatchRules.update(String(rules[1]?.id), { metadata: Object.fromEntries(keys) });
    for (const dryRun of [true, false]) {
      const error = await failure(client.numbers.exchange(number, other, { dryRun }));
      expect(error).toBeInstanceOf(InvalidParamsError);
      expect(error.message).toMatch(/metadata must be .*50/);
    }
  });

  describe.each([
    ['dropped before', droppedBefore],
    ['dropped after', droppedAfter],
  ])('that dies, all requests %s', (_, act) => {
    test.each(steps)('from request %i on, is done wholly or not at all after a recovery', async (index) => {
      const world = await office();
      const { onWire, recoverer, ids, number, other } = world;
      const { client, wire } = onWire();
      wire.from(index, act);
      await client.numbers.exchange(number, other).catch(() => undefined);
      const recovered = await recoverer().client.numbers.recoverSwaps();
      for (const { error } of recovered) expect(error).toBeNull();
      const one = await expectRouted(world, number, [ids.a, ids.b]);
      await expectRouted(world, other, [one.agentId === ids.a ? ids.b : ids.a]);
      await expectNoJournal(world);
    });
  });
});

describe('numbers.swapAll', () => {
  test('moves each number for itself and tells how far it is', async () => {
    const world = await office();
    const { client, ids, number, other } = world;
    const seen: string[] = [];
    const outcomes = await client.numbers.swapAll(
      [
        { numberId: number, toAgentId: ids.c },
        { numberId: 'pn_none', toAgentId: ids.c },
        { numberId: other, toAgentId: ids.c, fromAgentId: ids.a },
      ],
      {
        concurrency: 1,
        onProgress: ({ done, total, outcome }) => seen.push(`${done}/${total} ${outcome.numberId}`),
      },
    );
    expect(outcomes).toMatchObject([
      { numberId: number, toAgentId: ids.c, result: { changed: true }, error: null },
      { numberId: 'pn_none', result: null, error: { name: 'NotFoundError' } },
      { numberId: other, result: null, error: { name: 'SwapConflictError' } },
    ]);
    expect(seen).toEqual([`1/3 ${number}`, '2/3 pn_none', `3/3 ${other}`]);
    await expectRouted(world, number, [ids.c]);
    await expectRouted(world, other, [ids.b]);
  });

  test('a listener that throws changes nothing', async () => {
    const { client, ids, number, other } = await office();
    const swaps = [number, other].map((numberId) => ({ numberId, toAgentId: ids.c }));
    const onProgress = () => {
      throw new Error('listener');
    };
    const outcomes = await client.numbers.swapAll(swaps, { onProgress });
    expect(outcomes).toMatchObject([{ result: { changed: true } }, { result: { changed: true } }]);
  });

  test('refuses a list that names a number twice, and widths that are none', async () => {
    const { client, ids, number } = await office();
    const item = { numberId: number, toAgentId: ids.c };
    const twice = await failure(client.numbers.swapAll([item, item]));
    expect(String(twice)).toContain('[1].numberId must be a number that is not in the list already');
    for (const concurrency of [0, 1.5, 51, Number.NaN]) {
      expect(await failure(client.numbers.swapAll([item], { concurrency }))).toBeInstanceOf(
        InvalidParamsError,
      );
    }
    expect(await client.numbers.swapAll([])).toEqual([]);
  });

  test('an abort begins no further swap and finishes those that run', async () => {
    const world = await office();
    const { client, ids, number, other } = world;
    const controller = new AbortController();
    const outcomes = await client.numbers.swapAll(
      [number, other].map((numberId) => ({ numberId, toAgentId: ids.c })),
      { concurrency: 1, onProgress: () => controller.abort() },
      { signal: controller.signal },
    );
    expect(outcomes).toMatchObject([{ result: { changed: true } }, { error: { name: 'AbortError' } }]);
    await expectRouted(world, other, [ids.b]);
  });
});
