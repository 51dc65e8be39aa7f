import { InvalidParamsError } from './errors/base.js';
import type { PageParams } from './models/page.js';
import type { Page } from './page.js';
import { walk } from './walk.js';

/** How a walk over a list behaves. */
export interface WalkOptions {
  /** Fetch the next page while the current one is consumed. Default `true`. */
  prefetch?: boolean | undefined;
}

function counted(method: string, path: string, count: unknown): number {
  if (typeof count === 'number' && count >= 0) return count;
  throw new InvalidParamsError(method, [{ path, message: 'a number of 0 or more', given: String(count) }]);
}

/**
 * Walks a whole list, page by page. Each walk starts anew.
 *
 * @example
 * ```ts
 * for await (const call of client.calls.iterCalls({ direction: 'inbound' })) console.log(call.id);
 * const newest = await client.calls.iterCalls().toArray({ limit: 100 });
 * ```
 */
export class Paginator<T> implements AsyncIterable<T> {
  /**
   * Where the current page began. To continue later, pass it as `cursor` with the same filters: nothing is missed,
   * and at most the items of that one page come again. `undefined` on the first page.
   */
  cursor: string | undefined;
  readonly #list: (params: PageParams) => PromiseLike<Page<T>>;
  readonly #params: PageParams;
  readonly #prefetch: boolean;

  /** @internal */
  constructor(
    list: (params: PageParams) => PromiseLike<Page<T>>,
    params: PageParams | undefined,
    options: WalkOptions | undefined,
  ) {
    this.#list = list;
    this.#params = { ...params };
    this.#prefetch = options?.prefetch ?? true;
    this.cursor = params?.cursor;
  }

  /**
   * Page by page.
   *
   * @example
   * ```ts
   * const calls = client.calls.iterCalls({ limit: 200 });
   * for await (const { data } of calls.pages()) {
   *   await writeFile(`calls-${data[0]?.id}.json`, JSON.stringify(data));
   *   await writeFile('cursor', calls.cursor ?? ''); // where to go on, should the process die
   * }
   * ```
   */
  pages(): AsyncGenerator<Page<T>, void, undefined> {
    return this.#pages(Infinity);
  }

  async *#pages(wanted: number): AsyncGenerator<Page<T>, void, undefined> {
    let page: Page<T> | null = await this.#list(this.#params);
    this.cursor = this.#params.cursor;
    for (let seen = 0; page; ) {
      const current: Page<T> = page;
      seen += current.data.length;
      const ahead = this.#prefetch && seen < wanted ? current.nextPage() : undefined;
      // A walk that is left early, or fails first, never asks for this page.
      ahead?.catch(() => undefined);
      yield current;
      page = await (ahead ?? current.nextPage());
      if (page) this.cursor = current.nextCursor ?? undefined;
    }
  }

  /**
   * The first `n` items. No page is fetched beyond those that hold them.
   *
   * @throws `InvalidParamsError` for an `n` below 0.
   * @example
   * ```ts
   * for await (const call of client.calls.iterCalls({ status: 'rejected' }).take(20)) {
   *   console.log(call.fromNumber, call.rejection?.reason);
   * }
   * ```
   */
  take(n: number): AsyncIterableIterator<T> {
    return walk(this.#pages(counted('take', 'n', n)), n);
  }

  /**
   * At most `limit` items, as an array. The limit is required, so that a long list cannot fill the memory by
   * surprise.
   *
   * @throws `InvalidParamsError` for a limit below 0.
   * @example
   * ```ts
   * const active = await client.numbers.iterNumbers({ status: 'active' }).toArray({ limit: 500 });
   * console.log(active.length); // 8
   * ```
   */
  async toArray(options: { limit: number }): Promise<T[]> {
    const items: T[] = [];
    for await (const item of this.take(counted('toArray', 'limit', options?.limit))) items.push(item);
    return items;
  }

  /**
   * Every item.
   *
   * @example
   * ```ts
   * for await (const agent of client.agents.iterAgents()) console.log(agent.id, agent.name);
   * ```
   */
  [Symbol.asyncIterator](): AsyncIterableIterator<T> {
    return this.take(Infinity);
  }
}
