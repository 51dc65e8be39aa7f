import { describe, expect, test } from 'vitest';
import { died, paused } from './support/died.js';
import { expectNoJournal, expectRouted, office } from './support/office.js';

const steps = [0, 1, 2, 3, 4, 5, 6];
/** A recovery lists, claims, reads the number and its rule, and may complete, create and clear. */
const recoverySteps = [0, 1, 2, 3, 4, 5, 6, 7];

/** Where a pause may never be reached, whatever else ends first goes on. */
const either = (a: Promise<unknown>, b: Promise<unknown>) => Promise.race([a, b]);

async function expectWhole(world: Awaited<ReturnType<typeof office>>): Promise<void> {
  const again = await world.recoverer().client.numbers.recoverSwaps({ olderThanMs: 0 });
  for (const { error } of again) expect(error).toBeNull();
  await expectRouted(world, world.number, [world.ids.a, world.ids.c]);
  await expectNoJournal(world);
}

describe('a process that dies with a request in flight', () => {
  for (const step of steps) {
    test.each(recoverySteps)(
      `request ${step}, which lands before request %i of the recovery`,
      async (landing) => {
        const { world, recoverer, number, land } = await died(step);

        const { client, wire } = recoverer();
        wire.at(landing, async (forward) => {
          await land();
          return forward();
        });
        const recovered = await client.numbers.recoverSwaps();
        for (const { outcome } of recovered) expect(['completed', 'cleared', 'left']).toContain(outcome);
        expect(await world.activeRules(number)).toHaveLength(1);
        await land();
        await expectWhole(world);
      },
    );
  }
});

describe('two recoveries at once', () => {
  for (const step of [4, 5, 6]) {
    test.each(recoverySteps)(
      `of a swap that died at request ${step}, one held at its request %i`,
      async (at) => {
        const { world, recoverer } = await died(step);

        const [first, second] = [recoverer(), recoverer()];
        const pause = paused();
        first.wire.at(at, pause.act);
        const one = first.client.numbers.recoverSwaps({ olderThanMs: 0 });
        await either(pause.reached, one);
        const two = await second.client.numbers.recoverSwaps({ olderThanMs: 0 });
        pause.go();
        for (const { error, outcome } of [...(await one), ...two]) {
          expect(error).toBeNull();
          expect(['completed', 'cleared', 'left']).toContain(outcome);
        }
        await expectWhole(world);
      },
    );
  }
});

describe('a recovery beside a swap that is alive', () => {
  for (const step of steps) {
    test.each(recoverySteps)(`held at request ${step}, the recovery at its request %i`, async (at) => {
      const world = await office();
      const { onWire, recoverer, ids, number } = world;
      const alive = onWire();
      const swapPause = paused();
      alive.wire.at(step, swapPause.act);
      const swapped = alive.client.numbers.swap(number, { toAgentId: ids.c }).catch((error) => error);
      await swapPause.reached;

      const hasty = recoverer();
      const recoveryPause = paused();
      hasty.wire.at(at, recoveryPause.act);
      const recovered = hasty.client.numbers.recoverSwaps({ olderThanMs: 0 });
      await either(recoveryPause.reached, recovered);
      swapPause.go();
      // It waits for nobody, so it ends while the recovery still stands.
      const outcome = await swapped;
      expect(outcome.changed ?? outcome.name).toBeOneOf([true, 'SwapConflictError']);
      recoveryPause.go();
      for (const { error, outcome } of await recovered) {
        expect(error).toBeNull();
        expect(['completed', 'cleared', 'left']).toContain(outcome);
      }
      await expectWhole(world);
    });
  }
});
