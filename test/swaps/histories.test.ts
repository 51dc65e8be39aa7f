import type { Cordboard, SwapRecovery, SwapResult } from 'cordboard';
import { isCordboardError } from 'cordboard';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deferred } from '../support/promise.js';
import { expectNoJournal, expectRouted, type Office, office } from './support/office.js';
import {
  type Act,
  droppedAfter,
  droppedBefore,
  failedAfter,
  failedBefore,
  hiddenAfter,
  refused,
} from './support/wire.js';

type Told = SwapResult | SwapRecovery;
type Work = (client: Cordboard, world: Office) => Promise<readonly Told[]>;

const works: { readonly [name: string]: Work } = {
  swap: async ({ numbers }, { number, ids }) => [await numbers.swap(number, { toAgentId: ids.c })],
  exchange: ({ numbers }, { number, other }) => numbers.exchange(number, other),
  back: ({ numbers }, { number, other }) => numbers.exchange(other, number),
  recover: ({ numbers }) => numbers.recoverSwaps(),
  recoverAll: ({ numbers }) => numbers.recoverSwaps({ olderThanMs: 0 }),
  recoverOne: ({ numbers }, { other }) => numbers.recoverSwaps({ numberIds: [other], olderThanMs: 0 }),
};

const fates: { readonly [name: string]: Act } = {
  refused,
  droppedBefore,
  droppedAfter,
  failedBefore,
  failedAfter,
  hiddenAfter,
};

/** One program: what it does, how far its clock is ahead, what befalls its requests, and the one that it dies with. */
const program = (names: readonly string[]) =>
  fc.record({
    name: fc.constantFrom(...names),
    aheadMs: fc.constantFrom(0, 0, 600_000),
    troubles: fc.dictionary(fc.nat({ max: 20 }).map(String), fc.constantFrom(...Object.keys(fates), 'late'), {
      maxKeys: 2,
    }),
    diesAt: fc.option(fc.nat({ max: 20 }), { freq: 2 }),
  });

// A swap at most: two to one agent may well end with both numbers there.
const history = fc
  .tuple(
    program(Object.keys(works)),
    fc.array(program(['exchange', 'back', 'recover', 'recoverAll', 'recoverOne']), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([one, others]) => [one, ...others]);

test('however swaps, exchanges and recoveries meet, fail and die: one agent a number, and no half an exchange', async () => {
  const property = fc.asyncProperty(fc.scheduler(), history, async (scheduler, programs) => {
    const world = await office();
    const turn = (label: string) => scheduler.schedule(Promise.resolve(), label);
    const late: Promise<unknown>[] = [];
    const ended = programs.map(async ({ name, aheadMs, troubles, diesAt }) => {
      const { client, wire } = world.onWire(aheadMs);
      const death = deferred();
      wire.from(0, async (forward, request) => {
        const index = wire.asked.length - 1;
        const fate = troubles[index];
        await turn(`${name} ${wire.asked[index]} ${fate}`);
        if (index === diesAt) {
          death.resolve();
          return new Promise(() => undefined);
        }
        if (fate === 'late') late.push(turn('late').then(forward));
        return fate === 'late'
          ? droppedBefore(forward, request)
          : (fates[fate ?? ''] ?? ((go) => go()))(forward, request);
      });
      const told = await Promise.race([works[name]?.(client, world), death.promise]).catch((error) => {
        // Any error that is meant to be: what became of the numbers is seen below.
        if (!isCordboardError(error)) throw error;
      });
      await expectTrue(world, told ?? []);
    });
    await scheduler.waitFor(Promise.all(ended));
    await scheduler.waitFor(Promise.all(late));

    await world.recoverer().client.numbers.recoverSwaps({ olderThanMs: 0 });
    await expectNoJournal(world);
    const all = Object.values(world.ids);
    const [one, two] = [
      await expectRouted(world, world.number, all),
      await expectRouted(world, world.other, all),
    ];
    expect(one.agentId).not.toBe(two.agentId);
  });
  await fc.assert(property, { numRuns: 200, seed: 20261122 });
});

/** What was told to have been done, the rules bear out. */
async function expectTrue({ client }: Office, told: readonly Told[]): Promise<void> {
  for (const one of told) {
    if (one.ruleId === null) continue;
    const rule = await client.dispatchRules.retrieve(one.ruleId);
    if ('to' in one) expect(rule.agentId).toBe(one.to);
    else if (one.outcome === 'completed') expect(rule.agentId).toBe(one.toAgentId);
    else if (one.outcome === 'restored') expect(rule.agentId).not.toBe(one.toAgentId);
  }
}
