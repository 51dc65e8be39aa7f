import type { Call } from 'cordboard';
import { Cordboard } from 'cordboard';
import { describe, expect, test, vi } from 'vitest';
import { call } from '../support/models.js';
import { deferred, failure } from '../support/promise.js';
import { ids, server, upTo } from './support/pages.js';

describe('a walk', () => {
  test.each([0, 1, 50, 51, 100, 125])('over %i items yields each once, in order', async (total) => {
    const { client } = server(total);
    const seen: Call[] = [];
    for await (const each of client.calls.iterCalls()) seen.push(each);
    expect(ids(seen)).toEqual(upTo(total));
  });

  test('fetches the next page while the current one is consumed', async () => {
    const { client, asked } = server(100);
    for await (const _ of client.calls.iterCalls()) {
      await new Promise(setImmediate);
      expect(asked).toEqual([0, 50]);
      break;
    }
  });

  test('prefetch: false asks only when it must', async () => {
    const { client, asked } = server(100);
    let seen = 0;
    for await (const _ of client.calls.iterCalls({}, { prefetch: false })) {
      seen += 1;
      expect(asked).toHaveLength(seen <= 50 ? 1 : 2);
    }
  });

  test('left early swallows the failure of the page it never wanted', async () => {
    const late = deferred();
    const { client, asked } = server(
      100,
      (cursor) => cursor > 0 && late.promise.then(() => Promise.reject(new Error('late'))),
    );
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    for await (const _ of client.calls.iterCalls()) {
      await new Promise(setImmediate);
      break;
    }
    expect(asked).toEqual([0, 50]);
    late.resolve();
    await new Promise(setImmediate);
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test('throws the failure of a page when it gets there, after the items before it', async () => {
    const { client } = server(100, (cursor) => cursor > 0 && Promise.reject(new Error('gone')));
    const seen: Call[] = [];
    const error = await failure(
      (async () => {
        for await (const each of client.calls.iterCalls()) seen.push(each);
      })(),
    );
    expect(error.name).toBe('ConnectionError');
    expect(seen).toHaveLength(50);
  });

  test('is over after a failure, and after return', async () => {
    const { client } = server(100, (cursor) => cursor > 0 && Promise.reject(new Error('gone')));
    const failing = client.calls.iterCalls({ cursor: '50' })[Symbol.asyncIterator]();
    expect((await failure(failing.next())).name).toBe('ConnectionError');
    expect(await failing.next()).toEqual({ done: true, value: undefined });
    const left = client.calls.iterCalls()[Symbol.asyncIterator]();
    await left.next();
    await left.return?.();
    expect(await left.next()).toEqual({ done: true, value: undefined });
  });

  test('take(n) asks for no page that it does not need', async () => {
    const { client, asked } = server(500);
    const seen: Call[] = [];
    for await (const each of client.calls.iterCalls({ limit: 10 }).take(20)) seen.push(each);
    expect(ids(seen)).toEqual(upTo(20));
    expect(asked).toEqual([0, 10]);
  });

  test('toArray stops at its limit', async () => {
    const { client } = server(500);
    expect(ids(await client.calls.iterCalls().toArray({ limit: 60 }))).toEqual(upTo(60));
    expect(await client.calls.iterCalls().toArray({ limit: 0 })).toEqual([]);
  });

  test('goes on from a cursor later, in another process', async () => {
    const { client } = server(120);
    const walk = client.calls.iterCalls();
    const seen: Call[] = [];
    for await (const each of walk) {
      seen.push(each);
      if (seen.length === 70) break;
    }
    expect(walk.cursor).toBe('50');
    const later = client.calls.iterCalls({ cursor: walk.cursor });
    const rest = await later.toArray({ limit: 1_000 });
    expect(later.cursor, 'the last page stays in hand').toBe('100');
    expect(new Set([...ids(seen), ...ids(rest)])).toEqual(new Set(upTo(120)));
  });

  test('ends when a server sends the same cursor for ever', async () => {
    const fetch = async () => Response.json({ data: [call], nextCursor: 'same' });
    const client = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://api.test', fetch });
    const error = await failure(client.calls.iterCalls().toArray({ limit: 10 }));
    expect(error.message).toContain('same nextCursor twice');
  });

  test('pages come one by one, and a page knows its next', async () => {
    const { client } = server(120);
    const sizes: number[] = [];
    for await (const page of client.calls.iterCalls().pages()) sizes.push(page.data.length);
    expect(sizes).toEqual([50, 50, 20]);
    const second = await (await client.calls.list()).nextPage();
    expect(ids(second?.data ?? [])[0]).toBe(50);
    expect(await (await second?.nextPage())?.nextPage()).toBeNull();
  });
});
