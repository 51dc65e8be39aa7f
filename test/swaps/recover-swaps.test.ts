import { describe, expect, test } from 'vitest';
import { died, paused } from './support/died.js';
import { expectNoJournal, expectRouted, office } from './support/office.js';
import type { Act } from './support/wire.js';
import { droppedBefore, forbidden } from './support/wire.js';

describe('recoverSwaps', () => {
  test('leaves young swaps alone, unless told that their process is dead', async () => {
    const { onWire, number } = await died(5);
    const left = [{ numberId: number, outcome: 'left', ruleId: null, error: null }];
    for (const later of [0, 59_000]) {
      const { client, wire } = onWire(later);
      expect(await client.numbers.recoverSwaps()).toMatchObject(left);
      expect(wire.asked.filter((request) => !request.startsWith('GET'))).toEqual([]);
    }
    const [recovery] = await onWire().client.numbers.recoverSwaps({ olderThanMs: 0 });
    expect(recovery).toMatchObject({ numberId: number, outcome: 'completed', error: null });
  });

  test('finishes what a process has begun whose clock is ahead, once that is known to be dead', async () => {
    const { onWire, number, ids } = await office();
    const { client, wire } = onWire(5 * 60_000);
    wire.from(5, droppedBefore);
    await client.numbers.swap(number, { toAgentId: ids.c }).catch(() => undefined);
    const { numbers } = onWire().client;
    expect(await numbers.recoverSwaps()).toMatchObject([{ outcome: 'left' }]);
    expect(await numbers.recoverSwaps({ olderThanMs: 0 })).toMatchObject([{ outcome: 'completed' }]);
  });

  test('leaves a swap to the one who has claimed it since it was looked at', async () => {
    const { recoverer, number, ids, world } = await died(5);
    const [late, quick] = [recoverer(), recoverer()];
    // Its claim.
    late.wire.at(1, async (forward) => {
      await quick.client.numbers.recoverSwaps();
      return forward();
    });
    const left = { numberId: number, toAgentId: ids.c, outcome: 'left', ruleId: null, error: null };
    expect(await late.client.numbers.recoverSwaps()).toMatchObject([left]);
    await expectRouted(world, number, [ids.c]);
  });

  test('looks at the numbers that it is given, and at no other', async () => {
    const { recoverer, number, other } = await died(5);
    expect(await recoverer().client.numbers.recoverSwaps({ numberIds: [other] })).toEqual([]);
    const { client, wire } = recoverer();
    expect(await client.numbers.recoverSwaps({ numberIds: [number] })).toMatchObject([{ numberId: number }]);
    expect(wire.asked[0]).toBe('GET /v1/dispatch-rules');
  });

  test('tells of a rival, and leaves its route', async () => {
    const { recoverer, client, ids, number } = await died(5);
    const rule = await client.dispatchRules.create({ numberId: number, agentId: ids.b });
    const [recovery] = await recoverer().client.numbers.recoverSwaps();
    expect(recovery).toMatchObject({ outcome: 'rival', ruleId: rule.id, toAgentId: ids.c });
    expect(await client.dispatchRules.retrieve(rule.id)).toMatchObject({ status: 'active', version: 1 });
  });

  test('does not bring a route back that someone has ended since', async () => {
    const { recoverer, client, world, number } = await died(6);
    for (const rule of await world.activeRules(number)) await client.dispatchRules.complete(rule.id);
    expect(await recoverer().client.numbers.recoverSwaps()).toMatchObject([{ outcome: 'cleared' }]);
    expect(await world.activeRules(number)).toEqual([]);
    await expectNoJournal(world);
  });

  test('tells of no rival where the rule is deleted in that moment', async () => {
    const { recoverer, client, world, number, rules } = await died(4);
    const { client: late, wire } = recoverer();
    const deleted: Act = async (forward) => {
      await client.dispatchRules.delete(String(rules[0]?.id));
      return forward();
    };
    wire.at(4, deleted);
    const [recovery] = await late.numbers.recoverSwaps();
    expect(recovery).toMatchObject({ outcome: 'cleared', ruleId: null, error: null });
    expect(await world.activeRules(number)).toEqual([]);
  });

  test('puts the old agent back when the new one is gone', async () => {
    const { recoverer, client, ids, world, number } = await died(5);
    await client.agents.archive(ids.c);
    expect(await recoverer().client.numbers.recoverSwaps()).toMatchObject([{ outcome: 'restored' }]);
    await expectRouted(world, number, [ids.a]);
    await expectNoJournal(world);
  });

  test('says that the old agent is back where the swap itself has put it back', async () => {
    const { onWire, recoverer, ids, number } = await office();
    const { client, wire } = onWire();
    // Its create is refused; its last request, which clears the journal, is lost.
    wire.from(5, (forward, request) => {
      if (wire.asked.length === 6) return forbidden(forward, request);
      return request.method === 'PATCH' ? droppedBefore(forward, request) : forward();
    });
    const { ruleId } = await client.numbers.swap(number, { toAgentId: ids.c });
    const recovered = await recoverer().client.numbers.recoverSwaps();
    expect(recovered).toMatchObject([{ outcome: 'restored', ruleId, toAgentId: ids.c }]);
  });

  test('says so too where the swap puts it back in that moment', async () => {
    const { onWire, recoverer, ids, number } = await office();
    const [alive, hasty] = [onWire(), recoverer()];
    const pause = paused();
    // Rules, claim, number, rules; create.
    hasty.wire.at(4, pause.act);
    let recovered: Promise<unknown> | undefined;
    alive.wire.at(5, async (forward, request) => {
      recovered = hasty.client.numbers.recoverSwaps({ olderThanMs: 0 });
      await pause.reached;
      return forbidden(forward, request);
    });
    const result = await alive.client.numbers.swap(number, { toAgentId: ids.c });
    expect(result).toMatchObject({ restored: true, to: ids.a });
    pause.go();
    expect(await recovered).toMatchObject([{ outcome: 'restored', ruleId: result.ruleId }]);
  });

  test('a later swap of the same number finishes what an earlier one left, then does its own', async () => {
    const { recoverer, ids, world, number } = await died(5);
    const result = await recoverer().client.numbers.swap(number, { toAgentId: ids.b });
    expect(result).toMatchObject({ from: ids.c, to: ids.b });
    await expectRouted(world, number, [ids.b]);
    await expectNoJournal(world);
  });

  test('a swap to where the number still is calls off one that died before it moved anything', async () => {
    const { recoverer, ids, world, number } = await died(4);
    const { client } = recoverer();
    expect(await client.numbers.swap(number, { toAgentId: ids.a })).toMatchObject({ changed: false });
    expect(await client.numbers.recoverSwaps()).toEqual([]);
    await expectRouted(world, number, [ids.a]);
  });

  test.each([false, true])(
    'a refusal that is kept for a key spends the key, not the swap',
    async (patched) => {
      const { recoverer, client, world, ids, number, rules, land } = await died(5);
      const rival = await client.dispatchRules.create({ numberId: number, agentId: ids.b });
      // The dead process's create is refused now, and the refusal is kept for its key.
      await land();
      await client.dispatchRules.complete(rival.id);
      // With this, the same step has another body by now.
      if (patched) await client.dispatchRules.update(String(rules[0]?.id), { metadata: { note: 'late' } });
      expect(await recoverer().client.numbers.recoverSwaps()).toMatchObject([{ outcome: 'completed' }]);
      await expectRouted(world, number, [ids.c]);
      await expectNoJournal(world);
    },
  );
});
