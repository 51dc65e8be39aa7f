import type { Page } from './page.js';

/**
 * The items of one page after another. Written out, because an async generator costs more for each item than
 * reading it from a page does. Calls of `next` that overlap are answered in their order, as a generator would.
 */
export class Walk<T> implements AsyncIterableIterator<T> {
  readonly #pages: AsyncGenerator<Page<T>, void, undefined>;
  #items: readonly T[] = [];
  #at = 0;
  #left: number;
  #waiting = 0;
  #turning: Promise<unknown> = Promise.resolve();

  constructor(pages: AsyncGenerator<Page<T>, void, undefined>, most: number) {
    this.#pages = pages;
    this.#left = most;
  }

  next(): Promise<IteratorResult<T, void>> {
    if (this.#waiting === 0 && this.#at < this.#items.length) return Promise.resolve(this.#item());
    this.#waiting += 1;
    const turn = () => this.#turn();
    const turned = this.#turning.then(turn, turn);
    this.#turning = turned;
    return turned;
  }

  async return(): Promise<IteratorResult<T, void>> {
    this.#items = [];
    await this.#pages.return();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #item(): IteratorResult<T, void> {
    const value = this.#items[this.#at++] as T;
    this.#left -= 1;
    if (this.#left <= 0) this.#items = [];
    return { done: false, value };
  }

  async #turn(): Promise<IteratorResult<T, void>> {
    try {
      while (this.#left > 0) {
        if (this.#at < this.#items.length) return this.#item();
        const { done, value } = await this.#pages.next();
        if (done) break;
        this.#items = value.data;
        this.#at = 0;
      }
      return await this.return();
    } finally {
      this.#waiting -= 1;
    }
  }
}
