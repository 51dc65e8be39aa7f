import type { Page } from './page.js';

type Step<T> = IteratorResult<T, void>;

/**
 * The items of one page after another, `most` at most. Written out, because an async generator costs more for each
 * item than reading it from a page does. What overlaps is answered in its order, as by a generator.
 */
export function walk<T>(
  pages: AsyncGenerator<Page<T>, void, undefined>,
  most: number,
): AsyncIterableIterator<T> {
  let left = most;
  let items: readonly T[] = [];
  let at = 0;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn(run: () => Promise<Step<T>>): Promise<Step<T>> {
    waiting += 1;
    const turn = last.then(run, run);
    const over = () => {
      waiting -= 1;
    };
    // Before whoever asked hears of it, so that nothing that is asked then can overtake it.
    turn.then(over, over);
    last = turn;
    return turn;
  }

  const item = (): Step<T> => {
    left -= 1;
    return { done: false, value: items[at++] as T };
  };

  async function end(): Promise<Step<T>> {
    left = 0;
    await pages.return();
    return { done: true, value: undefined };
  }

  async function turn(): Promise<Step<T>> {
    while (left > 0 && at >= items.length) {
      const { done, value } = await pages.next();
      if (done) return end();
      items = [...value.data];
      at = 0;
    }
    return left > 0 ? item() : end();
  }

  return {
    next: () => (left > 0 && !waiting && at < items.length ? Promise.resolve(item()) : inTurn(turn)),
    return: () => inTurn(end),
    throw: (error) =>
      inTurn(async () => {
        await end();
        throw error;
      }),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
