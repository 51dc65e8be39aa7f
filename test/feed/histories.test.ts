import { type CallStream, Cordboard, isAbortError, isCursorExpiredError } from 'cordboard';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ManualClock } from '../support/clock.js';
import { type Fate, UnsteadyFeed } from './support/unsteady.js';

const EVENTS = 10;
const STEP = 500;
/** Longer than any history takes. */
const LONG = 5_000_000;

const ms = (...some: number[]) => fc.constantFrom(...some);
const fate: fc.Arbitrary<Fate> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      bytes: fc.integer({ min: 0, max: 6_000 }),
      ends: fc.constantFrom('closed', 'broken', 'silent'),
      piece: fc.constantFrom(1, 7, 100, 100_000),
      newline: fc.constantFrom('\n', '\r\n', '\r'),
      retry: fc.constantFrom(null, null, 0, 700, 9_000),
      isDeaf: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom('unreachable', 'hangs', 'unavailable', 'busy') },
);

/** One loop over a stream, until its reader leaves it. */
const loop = fc.record({
  events: fc.integer({ min: 1, max: 5 }),
  leaves: fc.constantFrom('break', 'throw', 'close', 'abort', 'close soon', 'abort soon'),
  /** How long it is at work on each event. */
  workMs: ms(0, 0, 10, 600, 50_000),
});
const history = fc.record({
  happens: fc.array(ms(0, 0, 0, 100, 1_000, 20_000), { minLength: EVENTS, maxLength: EVENTS }),
  readers: fc.array(fc.array(loop, { maxLength: 4 }), { minLength: 1, maxLength: 3 }),
  fates: fc.array(fate, { maxLength: 10 }),
  forgetsAt: fc.option(fc.integer({ min: 1, max: 6 })),
  /** Whether all readers go through one stream, and never leave it. */
  together: fc.boolean(),
});

const turns = async (count: number) => {
  for (let i = 0; i < count; i += 1) await new Promise((resolve) => setImmediate(resolve));
};

test('however connections, readers and what they are told end: each event once and in order, and nothing is left open', async () => {
  const property = fc.asyncProperty(history, async ({ happens, readers, fates, forgetsAt, together }) => {
    const clock = new ManualClock();
    const feed = new UnsteadyFeed(clock, fates, forgetsAt);
    let at = 0;
    for (const pause of happens) {
      at += pause;
      clock.after(at, () => feed.happen());
    }
    const client = new Cordboard({
      apiKey: 'sk_test',
      baseUrl: 'http://backend.test',
      clock,
      logLevel: 'off',
      fetch: feed.fetch,
      timeoutMs: 10_000,
      totalTimeoutMs: LONG,
    });
    const open = (lastEventId: string | undefined, signal?: AbortSignal) =>
      client.calls.stream({ lastEventId, signal }, { maxRetries: 50 });

    /** Reads until it is left; answers whether all has come, or no more will. */
    const read = async (stream: CallStream, seen: string[], how: (count: number) => Promise<string>) => {
      let ended = '';
      let count = 0;
      try {
        for await (const { id } of stream) {
          expect(ended).toBe('');
          seen.push(id);
          if (seen.length === EVENTS) return true;
          count += 1;
          ended = await how(count);
          if (ended === 'break') break;
          if (ended === 'throw') throw new Error('left');
        }
      } catch (error) {
        if (isCursorExpiredError(error)) return true;
        if (!isAbortError(error) && String(error) !== 'Error: left') throw error;
      }
      return false;
    };
    const work = (time: number) =>
      new Promise<void>((resolve) => (time === 0 ? resolve() : clock.after(time, resolve)));

    /** Goes on in one stream after another, each from where the last one stood. */
    const readOn = async (loops: (typeof readers)[number], seen: string[]) => {
      let place: string | undefined = 'evt_0';
      for (let index = 0; ; index += 1) {
        const { events, leaves, workMs } = loops[index] ?? { events: EVENTS, leaves: 'break', workMs: 0 };
        const controller = new AbortController();
        const stream = open(place, controller.signal);
        const ends = { close: () => stream.close(), abort: () => controller.abort() };
        const isOver = await read(stream, seen, async (count) => {
          expect(stream.lastEventId).toBe(seen.at(-1));
          await work(workMs);
          if (count < events) return '';
          if (leaves === 'break' || leaves === 'throw') return leaves;
          const end = leaves.startsWith('close') ? ends.close : ends.abort;
          if (leaves.endsWith('soon')) clock.after(300, end);
          else end();
          return leaves.endsWith('soon') ? '' : leaves;
        });
        if (isOver) return;
        place = stream.lastEventId;
      }
    };
    const common = open('evt_0');
    const all = readers.map(() => [] as string[]);
    let running = readers.length;
    const reading = Promise.all(
      readers.map(async (loops, index) => {
        const seen = all[index] ?? [];
        const workMs = loops[0]?.workMs ?? 0;
        try {
          if (together) await read(common, seen, () => work(workMs).then(() => ''));
          else await readOn(loops, seen);
        } finally {
          running -= 1;
        }
      }),
    );
    const start = clock.now();
    while (running > 0 && clock.now() - start < LONG) {
      clock.advance(STEP);
      await turns(2);
    }
    expect(running).toBe(0);
    await reading;
    clock.advance(STEP);
    await turns(2);
    for (const seen of all) {
      expect(seen).toEqual(feed.log.slice(0, seen.length));
      if (forgetsAt === null) expect(seen).toHaveLength(EVENTS);
    }
    expect([feed.open, clock.pending - (EVENTS - feed.log.length)]).toEqual([0, 0]);
  });
  // Loaded first: how long that takes, no clock of ours tells.
  const fetch = async () => Response.json({}, { status: 404 });
  const lost = new Cordboard({ apiKey: 'sk_test', baseUrl: 'http://backend.test', fetch }).calls.stream();
  await expect(lost[Symbol.asyncIterator]().next()).rejects.toThrow('404');
  // Not made smaller when one fails: a smaller one may wait for a clock that nobody moves.
  await fc.assert(property, { numRuns: 100, seed: 20261122, endOnFailure: true });
});
