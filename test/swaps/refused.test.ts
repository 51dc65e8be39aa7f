import { InvalidParamsError, isSwapConflictError, NotFoundError } from 'cordboard';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { expectRouted, office } from './support/office.js';

describe('numbers.swap', () => {
  test('is refused when another agent answers than the caller believes', async () => {
    const { client, ids, number, rules } = await office();
    const error = await failure(client.numbers.swap(number, { toAgentId: ids.c, fromAgentId: ids.b }));
    expect(isSwapConflictError(error)).toBe(true);
    expect(error).toMatchObject({ numberId: number, ruleId: rules[0]?.id, agentId: ids.a });
    expect(String(error)).toContain(`answered by agent ${ids.a}, not by ${ids.b}`);
  });

  test('is refused for an agent that cannot answer, and for what does not exist', async () => {
    const world = await office();
    const { client, ids, number } = world;
    const outbound = await client.agents.create({ name: 'O', type: 'outbound' });
    await client.agents.archive(ids.c);
    for (const toAgentId of [outbound.id, ids.c]) {
      const error = await failure(client.numbers.swap(number, { toAgentId }));
      expect(error).toBeInstanceOf(InvalidParamsError);
      expect(String(error)).toContain('toAgentId must be an inbound agent that is not archived');
    }
    expect(await failure(client.numbers.swap(number, { toAgentId: 'ag_none' }))).toBeInstanceOf(
      NotFoundError,
    );
    expect(await failure(client.numbers.swap('pn_none', { toAgentId: ids.b }))).toBeInstanceOf(NotFoundError);
    expect(await failure(client.numbers.swap('', { toAgentId: ids.b }))).toBeInstanceOf(InvalidParamsError);
    await expectRouted(world, number, [ids.a]);
  });

  test('is refused before anything is touched when the new rule would not be accepted', async () => {
    const world = await office();
    const { client, ids, number, rules } = world;
    const keys = Array.from({ length: 48 }, (_, n) => [`key${n}`, 'x']);
    await client.dispatchRules.update(String(rules[0]?.id), { metadata: Object.fromEntries(keys) });
    for (const dryRun of [true, false]) {
      const error = await failure(client.numbers.swap(number, { toAgentId: ids.c, dryRun }));
      expect(String(error)).toMatch(/metadata must be .*50/);
    }
    await expectRouted(world, number, [ids.a]);
  });

  test('is refused before anything is touched when the old rule has no room for the journal', async () => {
    const world = await office();
    const { client, ids, number } = world;
    const { ruleId } = await client.numbers.swap(number, { toAgentId: ids.c });
    const had = Object.keys((await client.dispatchRules.retrieve(String(ruleId))).metadata).length;
    const keys = Array.from({ length: 50 - had }, (_, n) => [`key${n}`, 'x']);
    await client.dispatchRules.update(String(ruleId), { metadata: Object.fromEntries(keys) });
    const error = await failure(client.numbers.swap(number, { toAgentId: ids.a }));
    expect(error).toBeInstanceOf(InvalidParamsError);
    expect(error.message).toMatch(/metadata must be .*50/);
    await expectRouted(world, number, [ids.c]);
  });
});
