import { isSwapConflictError, isSwapStrandedError } from 'cordboard';
import { describe, expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { BAGGAGE, expectNoJournal, expectRouted, office } from './support/office.js';
import { droppedAfter } from './support/wire.js';

describe('numbers.swap', () => {
  test('moves a number with all that its rule carries, and says what it did', async () => {
    const world = await office();
    const { client, ids, number, rules, backend } = world;
    backend.clock.advance(1000);
    const result = await client.numbers.swap(number, { toAgentId: ids.c, fromAgentId: ids.a });
    const rule = await expectRouted(world, number, [ids.c]);
    expect(result).toEqual({
      numberId: number,
      changed: true,
      dryRun: false,
      from: ids.a,
      to: ids.c,
      ruleId: rule.id,
      previousRuleId: rules[0]?.id,
      unroutedMs: 0,
      restored: false,
      fenced: true,
    });
    expect(rule.metadata).toMatchObject({ 'cordboard.previousRuleId': rules[0]?.id });
    expect((await client.numbers.retrieve(number)).inboundAgentId).toBe(ids.c);
    await expectNoJournal(world);
  });

  test('says how long the number had no route, by the server’s time', async () => {
    const { client, ids, number, backend } = await office();
    const slow = client.withOptions({
      fetch: async (request) => {
        if (request.url.endsWith('/dispatch-rules') && request.method === 'POST') backend.clock.advance(250);
        return backend.fetch(request);
      },
    });
    expect(await slow.numbers.swap(number, { toAgentId: ids.c })).toMatchObject({ unroutedMs: 250 });
  });

  test('back and forth leaves one trace, not a pile of them', async () => {
    const world = await office();
    const { client, ids, number } = world;
    await client.numbers.swap(number, { toAgentId: ids.c });
    await client.numbers.swap(number, { toAgentId: ids.a });
    const rule = await expectRouted(world, number, [ids.a]);
    expect(Object.keys(rule.metadata).sort()).toEqual([
      'cordboard.previousRuleId',
      'cordboard.swapId',
      'owner',
    ]);
  });

  test('of a number whose rule goes away under its hands looks again', async () => {
    const { onWire, ids, number } = await office();
    const { client, wire } = onWire();
    // Its claim.
    wire.at(3, async () => Response.json({ error: { code: 'not_found', message: 'gone' } }, { status: 404 }));
    expect(await client.numbers.swap(number, { toAgentId: ids.c })).toMatchObject({
      changed: true,
      to: ids.c,
    });
    expect(wire.asked.filter((request) => request.startsWith('PATCH '))).toHaveLength(3);
  });

  test('to the agent that answers already changes nothing', async () => {
    const { onWire, ids, number, rules } = await office();
    const { client, wire } = onWire();
    const result = await client.numbers.swap(number, { toAgentId: ids.a });
    expect(result).toMatchObject({ changed: false, from: ids.a, to: ids.a, ruleId: rules[0]?.id });
    expect(wire.asked.every((request) => request.startsWith('GET '))).toBe(true);
  });

  test('a dry run says what would be done and sends only reads', async () => {
    const { onWire, ids, number, rules } = await office();
    const { client, wire } = onWire();
    const result = await client.numbers.swap(number, { toAgentId: ids.c, dryRun: true });
    expect(result).toMatchObject({ changed: true, dryRun: true, from: ids.a, to: ids.c, ruleId: null });
    expect(result.previousRuleId).toBe(rules[0]?.id);
    expect(wire.asked.every((request) => request.startsWith('GET '))).toBe(true);
  });

  test('routes a number that has no route, always open', async () => {
    const { client, ids, number, rules } = await office();
    await client.dispatchRules.complete(String(rules[0]?.id));
    const result = await client.numbers.swap(number, { toAgentId: ids.c });
    expect(result).toMatchObject({ changed: true, from: null, previousRuleId: null, unroutedMs: 0 });
    expect(await client.dispatchRules.retrieve(String(result.ruleId))).toMatchObject({ schedule: null });
  });

  test('puts the old agent back when the new one is archived half-way', async () => {
    const world = await office();
    const { onWire, client: admin, ids, number } = world;
    const { client, wire } = onWire();
    wire.at(5, async (forward) => {
      await admin.agents.archive(ids.c);
      return forward();
    });
    const result = await client.numbers.swap(number, { toAgentId: ids.c });
    expect(wire.asked[5]).toBe('POST /v1/dispatch-rules');
    expect(result).toMatchObject({ changed: false, restored: true, from: ids.a, to: ids.a });
    await expectRouted(world, number, [ids.a]);
    await expectNoJournal(world);
  });

  test('goes on when the answer to the end of the old route is lost, and the route has ended', async () => {
    const world = await office();
    const { onWire, ids, number } = world;
    const { client, wire } = onWire();
    wire.at(4, droppedAfter);
    const result = await client.numbers.swap(number, { toAgentId: ids.c }, { maxRetries: 0 });
    expect(wire.asked[4]).toMatch(/^POST .*\/complete$/);
    expect(result).toMatchObject({ changed: true, to: ids.c });
    await expectRouted(world, number, [ids.c]);
    await expectNoJournal(world);
  });

  test('is stranded when both agents are archived half-way, and can be told so again', async () => {
    const world = await office();
    const { onWire, recoverer, client: admin, ids, number } = world;
    const { client, wire } = onWire();
    wire.at(5, async (forward) => {
      await admin.agents.archive(ids.a);
      await admin.agents.archive(ids.c);
      return forward();
    });
    const error = await failure(client.numbers.swap(number, { toAgentId: ids.c }));
    expect(isSwapStrandedError(error)).toBe(true);
    expect(error).toMatchObject({ numberId: number, cause: { code: 'agent_archived' } });
    const [recovery] = await recoverer().client.numbers.recoverSwaps();
    expect(recovery).toMatchObject({ outcome: 'failed', numberId: number });
    expect(recovery?.error).toMatchObject({ name: 'SwapStrandedError' });
  });

  test('leaves a swap alone that is under way', async () => {
    const world = await office();
    const { onWire, ids, number } = world;
    const first = onWire();
    const second = onWire();
    let error: unknown;
    first.wire.at(4, async (forward) => {
      error = await failure(second.client.numbers.swap(number, { toAgentId: ids.b }));
      return forward();
    });
    await first.client.numbers.swap(number, { toAgentId: ids.c });
    expect(isSwapConflictError(error)).toBe(true);
    expect(String(error)).toContain('another swap is taking it to agent');
    await expectRouted(world, number, [ids.c]);
  });

  test.each([
    'of an older program',
    '{}',
    'null',
    '[]',
    { swapId: undefined },
    { toAgentId: undefined },
    { claimId: undefined },
    { leaseUntil: '2027' },
  ])('is not held up by a journal that says nothing: %j', async (strange) => {
    const { client, ids, number, rules } = await office();
    const good = { swapId: 's', toAgentId: ids.b, claimId: 'c', leaseUntil: 9e15 };
    const text = typeof strange === 'string' ? strange : JSON.stringify({ ...good, ...strange });
    await client.dispatchRules.update(String(rules[0]?.id), { metadata: { 'cordboard.swap': text } });
    expect(await client.numbers.swap(number, { toAgentId: ids.c })).toMatchObject({
      changed: true,
      to: ids.c,
    });
  });

  test('an abort before the claim changes nothing; after it, the swap is finished', async () => {
    for (const [index, finished] of [
      [2, false],
      [3, true],
      [4, true],
      [5, true],
    ] as const) {
      const world = await office();
      const { onWire, ids, number } = world;
      const { client, wire } = onWire();
      const controller = new AbortController();
      wire.at(index, async (forward) => {
        controller.abort();
        return forward();
      });
      const swapped = client.numbers.swap(number, { toAgentId: ids.c }, { signal: controller.signal });
      const outcome = await swapped.catch((error) => error);
      expect(outcome).toMatchObject(finished ? { changed: true } : { name: 'AbortError' });
      await expectRouted(world, number, [finished ? ids.c : ids.a]);
      await expectNoJournal(world);
    }
  });

  test('works without versions, and says that it was not fenced', async () => {
    const world = await office();
    const { backend, ids, number } = world;
    const strip = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(strip);
      if (typeof value !== 'object' || value === null) return value;
      const { version, ...rest } = value as { [key: string]: unknown };
      return Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, strip(inner)]));
    };
    const plain = world.client.withOptions({
      validation: 'off',
      fetch: async (request) => {
        const headers = new Headers(request.headers);
        headers.delete('if-match');
        const response = await backend.fetch(new Request(request, { headers }));
        return new Response(JSON.stringify(strip(await response.json())), response);
      },
    });
    expect(await plain.numbers.swap(number, { toAgentId: ids.c })).toMatchObject({
      changed: true,
      fenced: false,
    });
    await expectRouted(world, number, [ids.c]);
    await expectNoJournal(world);
  });

  test('keeps what a rival changes on the rule while it is claimed', async () => {
    const world = await office();
    const { onWire, client: admin, ids, number, rules } = world;
    const { client, wire } = onWire();
    wire.at(4, async (forward) => {
      await admin.dispatchRules.update(String(rules[0]?.id), { maxConcurrentCalls: 7 });
      return forward();
    });
    const { ruleId } = await client.numbers.swap(number, { toAgentId: ids.c });
    expect(await admin.dispatchRules.retrieve(String(ruleId))).toMatchObject({
      ...BAGGAGE,
      maxConcurrentCalls: 7,
    });
  });
});
