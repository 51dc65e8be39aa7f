import { Cordboard } from 'cordboard';
import { describe, expect, test } from 'vitest';
import { deferred, failure } from '../support/promise.js';
import { ids, server, upTo } from './support/pages.js';

const over = { done: true, value: undefined };

/** A walk over 120 calls, by hand; the pages after the first wait for `go`. */
function walking() {
  const late = deferred();
  const { client, asked } = server(120, (cursor) => cursor > 0 && late.promise);
  const walk = client.calls.iterCalls({}, { prefetch: false })[Symbol.asyncIterator]();
  return { walk, asked, go: late.resolve };
}

/** What is asked of a walk before it has answered what came before is answered in its turn, as by a generator. */
describe('a walk of which more is asked before it has answered', () => {
  test('calls of next that overlap are answered in order, and past the end with done', async () => {
    const { client } = server(120);
    const walk = client.calls.iterCalls()[Symbol.asyncIterator]();
    const results = await Promise.all(Array.from({ length: 125 }, () => walk.next()));
    const values = results.flatMap((result) => (result.done ? [] : [result.value]));
    expect(ids(values)).toEqual(upTo(120));
    expect(await walk.next()).toEqual({ done: true, value: undefined });
  });

  test('gives what was asked for, then ends', async () => {
    const { walk } = walking();
    const [first, second, end] = await Promise.all([walk.next(), walk.next(), walk.return?.()]);
    expect(ids([first.value, second.value])).toEqual([0, 1]);
    expect(end).toEqual(over);
    expect(await walk.next()).toEqual(over);
  });

  test('ends after the page that is on its way, and asks for no other', async () => {
    const { walk, asked, go } = walking();
    for (let i = 0; i < 50; i += 1) await walk.next();
    const onItsWay = walk.next();
    const left = walk.return?.();
    const after = walk.next();
    go();
    expect(ids([(await onItsWay).value])).toEqual([50]);
    expect(await left).toEqual(over);
    expect(await after).toEqual(over);
    expect(asked).toEqual([0, 50]);
  });

  test('nothing overtakes, whenever it is asked', async () => {
    const { walk, go } = walking();
    go();
    const seen: unknown[] = [];
    const ask = () => walk.next().then(({ value }) => seen.push(value && ids([value])[0]));
    // Each answer is a moment at which to ask: just before it is heard, while it is, and just after.
    const chains = Array.from({ length: 40 }, () => ask().then(ask).then(ask));
    await Promise.all(chains);
    expect(seen).toEqual(upTo(120));
  });

  test('is ended by throw, which fails with what it is given', async () => {
    const { walk } = walking();
    await walk.next();
    expect(await failure(Promise.resolve(walk.throw?.(new Error('mine'))))).toEqual(new Error('mine'));
    expect(await walk.next()).toEqual(over);
  });
});

test('a page without a list fails the walk, which is then over', async () => {
  const fetch = async () => Response.json({ data: {}, nextCursor: null });
  const settings = { apiKey: 'sk_test', baseUrl: 'http://api.test', fetch, logLevel: 'off' } as const;
  const walk = new Cordboard(settings).calls.iterCalls()[Symbol.asyncIterator]();
  expect(await failure(walk.next())).toMatchObject({
    message: 'calls.list: the answer holds no page of a list.',
    drifts: [{ path: 'data', expected: 'array', received: 'object' }],
  });
  expect(await walk.next()).toEqual(over);
});
