import type { ServerResponse } from 'node:http';
import { CursorExpiredError, RateLimitError, ResponseValidationError } from 'cordboard';
import { describe, expect, test } from 'vitest';
import { call } from '../support/models.js';
import { failure } from '../support/promise.js';
import { errorBody, json } from '../support/server.js';
import type { Turn } from './support/turns.js';
import { completed, ends, feed, head, message, stays } from './support/turns.js';

describe('a stream that breaks', () => {
  test('goes on after the last event that it handed out', async () => {
    const { id, asked } = await feed([
      ends(message('evt_0', 'ready'), completed('evt_1'), completed('evt_2')),
      stays(message('evt_2', 'ready'), completed('evt_3')),
    ]);
    expect([await id(), await id(), await id()]).toEqual(['evt_1', 'evt_2', 'evt_3']);
    expect(asked).toEqual([undefined, 'evt_2']);
  });

  test('before the first event goes on from where it was ready, and from a heartbeat', async () => {
    const { id, asked } = await feed([
      ends(message('evt_7', 'ready')),
      ends(message('evt_7', 'ready'), message('evt_8', 'heartbeat')),
      stays(completed('evt_9')),
    ]);
    expect(await id()).toBe('evt_9');
    expect(asked).toEqual([undefined, 'evt_7', 'evt_8']);
  });

  test('after messages without an id goes on from the last one that had one', async () => {
    const { id, asked } = await feed([
      ends(completed('evt_1'), 'event: heartbeat\ndata: {}\n\n'),
      stays(completed('evt_2')),
    ]);
    expect([await id(), await id()]).toEqual(['evt_1', 'evt_2']);
    expect(asked).toEqual([undefined, 'evt_1']);
  });

  test('goes on where its own loop stands, whatever another loop over it has seen', async () => {
    const { stream, asked } = await feed([
      (res) => head(res).write(completed('evt_1'), () => res.destroy()),
      stays(completed('evt_1'), completed('evt_2'), completed('evt_3')),
      stays(completed('evt_2')),
    ]);
    const [slow, fast] = [stream[Symbol.asyncIterator](), stream[Symbol.asyncIterator]()];
    await slow.next();
    for (let i = 0; i < 3; i += 1) await fast.next();
    expect((await slow.next()).value?.id).toBe('evt_2');
    expect(asked).toEqual([undefined, 'evt_1', 'evt_1']);
  });

  test('in the middle of an event drops the half and gets the whole', async () => {
    const whole = completed('evt_1', { call: { ...call, variables: { name: 'Zoë 🎧' } } });
    const bytes = Buffer.from(whole);
    const cut = bytes.indexOf(0xf0) + 2;
    const { events, asked } = await feed([
      (res) => {
        head(res).write(message('evt_0', 'ready'));
        res.write(bytes.subarray(0, cut), () => res.destroy());
      },
      (res) => {
        // The same place again, this time as two pieces with a break within one character.
        head(res).write(bytes.subarray(0, cut), () => setImmediate(() => res.write(bytes.subarray(cut))));
      },
    ]);
    const { value } = await events.next();
    expect(value?.data.call.variables).toEqual({ name: 'Zoë 🎧' });
    expect(asked.at(-1)).toBe('evt_0');
  });

  test('waits as long as the server asks, and a little more by chance', async () => {
    const { id, clock } = await feed([
      ends('retry: 7000\n\n', message('evt_0', 'ready')),
      stays(completed('evt_1')),
    ]);
    await id();
    const waits = clock.waits.filter((ms) => ms >= 7000 && ms <= 7500);
    expect(waits).toHaveLength(1);
  });

  test('waits longer and longer while the server is down, at most 30 s', async () => {
    const down: Turn = (res) => json(res, 503, errorBody('unavailable'));
    const { id, clock, asked } = await feed([
      ends(message('evt_0', 'ready')),
      ...Array.from({ length: 9 }, () => down),
      stays(completed('evt_1')),
    ]);
    // Waits of 20 s and more do not pass by themselves on this clock.
    const event = id();
    await expect
      .poll(() => {
        clock.advance(15_000);
        return asked.length;
      })
      .toBe(11);
    expect(await event).toBe('evt_1');
    const pauses = clock.waits.filter((ms) => ms !== 30_000 && ms !== 45_000);
    expect(pauses).toHaveLength(10);
    for (const [index, ms] of pauses.entries())
      expect(ms).toBeLessThanOrEqual(Math.min(30_000, 500 * 2 ** index));
  });

  test('and is closed or aborted while it waits ends at once', async () => {
    const turns = [ends('retry: 25000\n\n', message('evt_0', 'ready'))];
    const { stream, events, clock } = await feed(turns);
    const waiting = events.next();
    // It does not pass by itself on this clock.
    await expect.poll(() => clock.waits.some((ms) => ms >= 25_000 && ms < 30_000)).toBe(true);
    stream.close();
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(clock.pending).toBe(0);
  });

  test('keeps to Retry-After', async () => {
    const { id, clock } = await feed([
      ends(message('evt_0', 'ready')),
      (res) => json(res, 429, errorBody('rate_limited'), { 'retry-after': '9' }),
      stays(completed('evt_1')),
    ]);
    await id();
    expect(clock.waits.some((ms) => ms >= 9_000 && ms <= 10_000)).toBe(true);
  });

  test('and has missed too much says so', async () => {
    const { events } = await feed([
      ends(message('evt_0', 'ready')),
      (res) => json(res, 410, errorBody('cursor_expired')),
    ]);
    expect(await failure(events.next())).toBeInstanceOf(CursorExpiredError);
  });

  test('and may no longer connect says so', async () => {
    const { events } = await feed([
      ends(message('evt_0', 'ready')),
      (res) => json(res, 403, errorBody('permission_denied')),
    ]);
    expect(await failure(events.next())).toMatchObject({ status: 403 });
  });

  test('by silence of 45 s comes back; a heartbeat is no silence', async () => {
    const open: ServerResponse[] = [];
    const { id, asked, clock } = await feed([
      (res) => {
        open.push(res);
        head(res).write(message('evt_0', 'ready'));
      },
      stays(completed('evt_1')),
    ]);
    const event = id();
    const idle = () => clock.waits.filter((ms) => ms === 45_000).length;
    await expect.poll(idle).toBe(2);
    clock.advance(44_000);
    open[0]?.write(message('evt_0', 'heartbeat'));
    await expect.poll(idle).toBe(3);
    clock.advance(44_000);
    expect(asked).toHaveLength(1);
    clock.advance(1_000);
    expect(await event).toBe('evt_1');
    expect(asked).toEqual([undefined, 'evt_0']);
  });
});

describe('an event', () => {
  test('that does not fit the contract is reported and passed on', async () => {
    const { id, drifts } = await feed([stays(completed('evt_1', { call: { ...call, status: 7 } }))]);
    expect(await id()).toBe('evt_1');
    expect(drifts).toEqual(['data.call.status']);
  });

  test('that does not fit is refused if asked', async () => {
    const turns = [stays(completed('evt_1', { call: { ...call, status: 7 } }))];
    const { events } = await feed(turns, { validation: 'strict' });
    expect(await failure(events.next())).toBeInstanceOf(ResponseValidationError);
  });

  test('of a type that is new is passed on; one that is no JSON is an error', async () => {
    const { id, events, stream } = await feed([
      stays(
        message('evt_1', 'call.teleported', { id: 'evt_1', type: 'call.teleported', data: { call } }),
        message('evt_2', 'number.released', { id: 'evt_2', type: 'number.released', data: { number: {} } }),
        'id: evt_3\nevent: call.completed\ndata: {oops\n\n',
      ),
    ]);
    expect(await id()).toBe('evt_1');
    expect(String(await failure(events.next()))).toContain('an event that is no JSON (id evt_3');
    expect(stream.lastEventId).toBe('evt_2');
  });

  test('may stand among fields and comments that mean nothing to us', async () => {
    const { id } = await feed([stays(': hello\n\n', 'colour: red\nretry: soon\n', completed('evt_1'))]);
    expect(await id()).toBe('evt_1');
  });

  test('that never ends is an error, and is not kept for ever', async () => {
    const megabyte = 'x'.repeat(1_000_000);
    const { events, asked } = await feed([stays('data: ', ...Array.from({ length: 11 }, () => megabyte))]);
    const error = await failure(events.next());
    expect(error.message).toBe('The live feed sent a message of over 10000000 characters.');
    expect(asked).toHaveLength(1);
  });

  test('a first connection that is refused for now is tried again as any call', async () => {
    const { id, asked } = await feed([
      (res) => json(res, 503, errorBody('unavailable')),
      stays(completed('evt_1')),
    ]);
    expect(await id()).toBe('evt_1');
    expect(asked).toHaveLength(2);
    const busy = await feed([(res) => json(res, 429, errorBody('rate_limited'))]);
    expect(await failure(busy.events.next())).toBeInstanceOf(RateLimitError);
  });
});
