import { inspect } from 'node:util';
import { isSwapStrandedError, SwapConflictError } from 'cordboard';
import { describe, expect, test } from 'vitest';
import { deferred, failure } from '../support/promise.js';
import { expectExchanged, expectNoJournal, expectRouted, office } from './support/office.js';
import { droppedBefore, forbidden } from './support/wire.js';

/** Requests of an exchange: two reads of each number, both agents; two claims, and complete, create and clear of each. */
describe('half an exchange', () => {
  test('is for a recovery, as often as it takes, when the second route may not be ended', async () => {
    const world = await office();
    const { onWire, number, other } = world;
    const { client, wire } = onWire();
    wire.at(11, forbidden);
    const error = await failure(client.numbers.exchange(number, other));
    expect(wire.asked[11]).toMatch(/^POST .*\/complete$/);
    expect(isSwapStrandedError(error) && error.numberId).toBe(other);
    expect(error.cause).toMatchObject({ code: 'permission_denied' });

    const still = onWire();
    // Rules, claim, number, rule; complete.
    still.wire.from(4, async (forward, request) =>
      request.url.endsWith('/complete') ? forbidden(forward, request) : forward(),
    );
    const { numbers } = still.client;
    expect(await numbers.recoverSwaps({ olderThanMs: 0 })).toMatchObject([{ outcome: 'failed' }]);
    const recovered = await onWire().client.numbers.recoverSwaps({ olderThanMs: 0 });
    expect(recovered).toMatchObject([{ numberId: other, outcome: 'completed' }]);
    await expectExchanged(world);
  });

  test('stays claimed in its other half when a recovery of the first takes it over', async () => {
    const world = await office();
    const { onWire, number, other, rules } = world;
    const { client, wire } = onWire();
    wire.at(8, async (forward) => {
      const { client: dying, wire: line } = onWire(10 * 60_000);
      // It claims the first rule and comes no further.
      line.from(1, (go, request) =>
        request.url.endsWith(String(rules[0]?.id)) ? go() : droppedBefore(go, request),
      );
      await dying.numbers.recoverSwaps();
      return forward();
    });
    const error = await failure(client.numbers.exchange(number, other));
    expect(inspect(error)).toMatch(/^SwapConflictError: .* another process has taken this swap over/);
    await onWire(30 * 60_000).client.numbers.recoverSwaps();
    await expectExchanged(world);
  });

  test('is finished in both halves by a recovery of the number that it stopped at', async () => {
    const world = await office();
    const { onWire, number, other } = world;
    const { client, wire } = onWire();
    wire.from(9, droppedBefore);
    const error = await failure(client.numbers.exchange(number, other));
    if (!isSwapStrandedError(error)) throw error;
    const only = { numberIds: [error.numberId], olderThanMs: 0 };
    expect(await onWire().client.numbers.recoverSwaps(only)).toMatchObject([
      { numberId: number, outcome: 'completed' },
      { numberId: other, outcome: 'completed' },
    ]);
    await expectExchanged(world);
  });

  test.each([8, 9])(
    'is finished by such a recovery too when it died at request %i meanwhile',
    async (diesAt) => {
      const world = await office();
      const { onWire, ids, number, other } = world;
      const [exchanging, recovering] = [onWire(), onWire()];
      const [read, dead] = [deferred(), deferred()];
      recovering.wire.at(1, async (forward) => {
        read.resolve();
        await dead.promise;
        return forward();
      });
      let recovered: Promise<unknown> | undefined;
      exchanging.wire.from(7, async (forward) => {
        recovered ??= recovering.client.numbers.recoverSwaps({ olderThanMs: 0 });
        await read.promise;
        if (exchanging.wire.asked.length <= diesAt) return forward();
        dead.resolve();
        return new Promise(() => undefined);
      });
      void exchanging.client.numbers.exchange(number, other);
      await dead.promise;
      expect(await recovered).toMatchObject([
        { numberId: number, outcome: 'completed' },
        { numberId: other, outcome: 'completed' },
      ]);
      await expectRouted(world, number, [ids.b]);
      await expectRouted(world, other, [ids.a]);
      await expectNoJournal(world);
    },
  );

  test('is finished whole though its other half was claimed a second later', async () => {
    const world = await office();
    const { onWire, ids, number, other } = world;
    const { client, wire, clock } = onWire();
    wire.from(6, async (forward, request) => {
      clock.advance(1_000);
      return wire.asked.length <= 8 ? forward() : droppedBefore(forward, request);
    });
    expect(isSwapStrandedError(await failure(client.numbers.exchange(number, other)))).toBe(true);
    const recovered = await onWire(60_500).client.numbers.recoverSwaps();
    expect(recovered.map(({ outcome }) => outcome)).toEqual(['completed', 'completed']);
    await expectRouted(world, number, [ids.b]);
    await expectRouted(world, other, [ids.a]);
  });

  test('lets go of its other half when another swap takes the first, which no recovery may move then', async () => {
    const world = await office();
    const { onWire, recoverer, ids, number, other } = world;
    const { client, wire } = onWire();
    wire.at(8, async (forward) => {
      await recoverer().client.numbers.swap(number, { toAgentId: ids.c });
      return forward();
    });
    const error = await failure(client.numbers.exchange(number, other));
    expect(error).toBeInstanceOf(SwapConflictError);
    expect(error.message).not.toContain('will finish it');
    expect(await recoverer().client.numbers.recoverSwaps()).toEqual([]);
    await expectRouted(world, number, [ids.c]);
    await expectRouted(world, other, [ids.b]);
    await expectNoJournal(world);
  });

  test('that has died is not finished by half when another swap has taken the first number since', async () => {
    const world = await office();
    const { onWire, recoverer, ids, number, other } = world;
    const { client, wire } = onWire();
    wire.from(8, droppedBefore);
    expect(isSwapStrandedError(await failure(client.numbers.exchange(number, other)))).toBe(true);
    await recoverer().client.numbers.swap(number, { toAgentId: ids.c });
    const recovered = await recoverer().client.numbers.recoverSwaps();
    expect(recovered).toMatchObject([{ numberId: other, outcome: 'cleared' }]);
    await expectRouted(world, number, [ids.c]);
    await expectRouted(world, other, [ids.b]);
    await expectNoJournal(world);
  });

  test('that put its first number back and died is not finished by half', async () => {
    const world = await office();
    const { onWire, recoverer, ids, number, other } = world;
    const { client, wire } = onWire();
    // The new route is refused, the old one made again; then both journals cannot be cleared.
    wire.from(9, (forward, request) =>
      wire.asked.length === 10
        ? forbidden(forward, request)
        : wire.asked.length === 11
          ? forward()
          : droppedBefore(forward, request),
    );
    expect(await client.numbers.exchange(number, other)).toMatchObject([
      { restored: true },
      { changed: false },
    ]);
    const recovered = await recoverer().client.numbers.recoverSwaps();
    expect(recovered.map(({ outcome }) => outcome).sort()).toEqual(['cleared', 'restored']);
    await expectRouted(world, number, [ids.a]);
    await expectRouted(world, other, [ids.b]);
    await expectNoJournal(world);
  });

  test.each(['a', 'c'] as const)(
    'that moved its first number and died, which then went to %s',
    async (to) => {
      const world = await office();
      const { onWire, recoverer, ids, number, other } = world;
      const { client, wire } = onWire();
      wire.from(11, droppedBefore);
      expect(isSwapStrandedError(await failure(client.numbers.exchange(number, other)))).toBe(true);
      await recoverer().client.numbers.swap(number, { toAgentId: ids[to] });
      // Where it is back, the other must stay: both would have one agent.
      const outcome = to === 'a' ? 'cleared' : 'completed';
      expect(await recoverer().client.numbers.recoverSwaps()).toMatchObject([{ numberId: other, outcome }]);
      await expectRouted(world, number, [ids[to]]);
      await expectRouted(world, other, [to === 'a' ? ids.b : ids.a]);
      await expectNoJournal(world);
    },
  );

  test('is not exchanged anew, nor taken for done, when the script that has died is run again', async () => {
    const world = await office();
    const { onWire, number, other } = world;
    const { client, wire } = onWire();
    wire.from(11, droppedBefore);
    expect(isSwapStrandedError(await failure(client.numbers.exchange(number, other)))).toBe(true);
    // The first number has moved, and both are with one agent.
    const later = onWire(10 * 60_000);
    for (const dryRun of [true, false]) {
      const error = await failure(later.client.numbers.exchange(number, other, { dryRun }));
      expect(error).toMatchObject({ name: 'SwapConflictError', numberId: other });
      expect(error.message).toContain('stopped half-way. Run client.numbers.recoverSwaps()');
    }
    expect(later.wire.asked.filter((asked) => !asked.startsWith('GET'))).toEqual([]);
    await later.client.numbers.recoverSwaps();
    await expectExchanged(world);
  });

  test('that must give up gives back the half of an earlier one that it had claimed', async () => {
    const world = await office();
    const { onWire, number, other } = world;
    const [early, late] = [onWire(), onWire(10 * 60_000)];
    const [looked, gone] = [deferred(), deferred()];
    // It has looked at both numbers, and claims one when the earlier exchange has moved the other and died.
    late.wire.at(6, async (forward) => {
      looked.resolve();
      await gone.promise;
      return forward();
    });
    let called: Promise<Error> | undefined;
    early.wire.from(8, async (forward, request) => {
      called ??= failure(late.client.numbers.exchange(other, number));
      await looked.promise;
      return early.wire.asked.length > 11 ? droppedBefore(forward, request) : forward();
    });
    expect(isSwapStrandedError(await failure(early.client.numbers.exchange(number, other)))).toBe(true);
    gone.resolve();
    expect(await called).toMatchObject({ name: 'SwapConflictError', numberId: number });
    const recovered = await onWire(30 * 60_000).client.numbers.recoverSwaps();
    expect(recovered).toMatchObject([{ numberId: other, outcome: 'completed' }]);
    await expectExchanged(world);
  });
});
