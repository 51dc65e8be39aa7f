import { ConflictError, Cordboard, RateLimitError } from 'cordboard';
import { describe, expect, test, vi } from 'vitest';
import { impatientClock, ManualClock } from '../support/clock.js';
import { account, agent } from '../support/models.js';
import { failure } from '../support/promise.js';
import { answering, errorBody } from '../support/server.js';

const apiKey = 'sk_secret_of_the_test';

describe('Retry-After', () => {
  test('in seconds is waited for exactly', async () => {
    const { baseUrl } = await answering(
      [429, errorBody('rate_limited'), { 'retry-after': '7' }],
      [200, account],
    );
    const clock = impatientClock();
    const client = new Cordboard({ apiKey, baseUrl, clock });
    expect(await client.account.retrieve()).toEqual(account);
    expect(clock.waits.filter((ms) => ms < 30_000)).toEqual([7_000]);
  });

  test("as a date is measured against the server's own clock", async () => {
    const headers = { date: 'Sun, 01 Nov 2026 10:00:00 GMT', 'retry-after': 'Sun, 01 Nov 2026 10:00:09 GMT' };
    const { baseUrl } = await answering([503, errorBody('unavailable'), headers], [200, account]);
    const clock = impatientClock();
    await new Cordboard({ apiKey, baseUrl, clock }).account.retrieve();
    expect(clock.waits.filter((ms) => ms < 30_000)).toEqual([9_000]);
  });

  test('longer than the time left fails at once and says how long', async () => {
    const { baseUrl, seen } = await answering([429, errorBody('rate_limited'), { 'retry-after': '90' }]);
    const client = new Cordboard({ apiKey, baseUrl, clock: new ManualClock(), totalTimeoutMs: 60_000 });
    const error = await failure(client.account.retrieve());
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ retryAfterMs: 90_000, retryable: true, code: 'rate_limited' });
    expect(seen).toHaveLength(1);
  });

  test('of 90 s is honoured, uncapped, when there is time', async () => {
    const { baseUrl } = await answering(
      [429, errorBody('rate_limited'), { 'retry-after': '90' }],
      [200, account],
    );
    const clock = new ManualClock(undefined, (ms) => ms === 90_000);
    await new Cordboard({ apiKey, baseUrl, clock, totalTimeoutMs: 120_000 }).account.retrieve();
    expect(clock.waits).toContain(90_000);
  });
});

describe('the log', () => {
  test.each([
    ['off', []],
    ['warn', []],
    ['info', ['info retrying']],
    ['debug', ['debug 503', 'info retrying', 'debug 200']],
  ] as const)('of a retried call at level %s', async (logLevel, expected) => {
    const { baseUrl } = await answering([503, errorBody('unavailable')], [200, account]);
    const lines: string[] = [];
    const note = (level: string) => (line: string) =>
      void lines.push(`${level} ${/retrying|\b(?:503|200)\b/.exec(line)}`);
    const logger = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') };
    await new Cordboard({ apiKey, baseUrl, clock: impatientClock(), logger, logLevel }).account.retrieve();
    expect(lines).toEqual(expected);
  });
});

describe('which failures come again', () => {
  test.each([408, 429, 500, 502, 503, 504])('%i does, with full jitter', async (status) => {
    const { baseUrl, seen } = await answering([status, errorBody('x')]);
    const clock = impatientClock();
    const error = await failure(new Cordboard({ apiKey, baseUrl, clock }).account.retrieve());
    expect(error).toMatchObject({ status, retryable: true });
    expect(seen).toHaveLength(3);
    const waits = clock.waits.filter((ms) => ms < 20_000);
    expect(waits).toHaveLength(2);
    expect(waits[0]).toBeLessThan(500);
    expect(waits[1]).toBeLessThan(1_000);
  });

  test('the pauses fill their bounds, which double up to 8 s', async () => {
    const chance = vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const { baseUrl } = await answering([503, errorBody('unavailable')]);
    const clock = impatientClock();
    const client = new Cordboard({ apiKey, baseUrl, clock, maxRetries: 6 });
    await failure(client.account.retrieve()).finally(() => chance.mockRestore());
    const waits = clock.waits.filter((ms) => ms < 20_000);
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
  });

  test.each([400, 401, 402, 403, 404, 409, 410, 412, 418, 422])('%i does not', async (status) => {
    const { baseUrl, seen } = await answering([status, errorBody('x')]);
    const error = await failure(
      new Cordboard({ apiKey, baseUrl, clock: impatientClock() }).account.retrieve(),
    );
    expect(error).toMatchObject({ status, retryable: false });
    expect(seen).toHaveLength(1);
  });

  test('409 idempotency_in_progress does, under the same key', async () => {
    const busy = [409, errorBody('idempotency_in_progress')] as [number, unknown];
    const { baseUrl, seen } = await answering(busy, busy, [201, agent]);
    const client = new Cordboard({ apiKey, baseUrl, clock: impatientClock() });
    await client.agents.create({ name: 'a', type: 'inbound' }, { idempotencyKey: 'mine-1' });
    expect(seen.map((s) => s.key)).toEqual(['mine-1', 'mine-1', 'mine-1']);
  });

  test('two writes never share a key, and reads carry none', async () => {
    const { baseUrl, seen } = await answering([200, agent]);
    const client = new Cordboard({ apiKey, baseUrl });
    await client.agents.create({ name: 'a', type: 'inbound' });
    await client.agents.create({ name: 'a', type: 'inbound' });
    await client.agents.retrieve('ag_1');
    expect(new Set(seen.slice(0, 2).map((s) => s.key)).size).toBe(2);
    expect(seen[2]?.key).toBeUndefined();
  });

  test('a key of one’s own may come as a header of the request', async () => {
    const { baseUrl, seen } = await answering([500, errorBody('internal_error')], [200, agent]);
    const client = new Cordboard({ apiKey, baseUrl, clock: impatientClock() });
    const headers = { 'Idempotency-Key': 'mine-1' };
    await client.agents.create({ name: 'a', type: 'inbound' }, { headers });
    await client.agents.create({ name: 'a', type: 'inbound' }, { headers, idempotencyKey: 'mine-2' });
    expect(seen.map((s) => s.key)).toEqual(['mine-1', 'mine-1', 'mine-2']);
  });

  test('other 409s are conflicts with their details', async () => {
    const body = {
      error: {
        ...errorBody('number_already_routed').error,
        details: { dispatchRuleId: 'dr_1', agentId: 'ag_2' },
      },
    };
    const { baseUrl } = await answering([409, body]);
    const error = await failure(
      new Cordboard({ apiKey, baseUrl }).agents.attachNumber('ag_1', { numberId: 'pn_1' }),
    );
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({ code: 'number_already_routed', details: { dispatchRuleId: 'dr_1' } });
  });
});
