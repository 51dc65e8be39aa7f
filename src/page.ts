/**
 * One page of a list.
 *
 * @example
 * ```ts
 * const { data, nextCursor } = await client.numbers.list({ limit: 5 });
 * console.log(data.length, nextCursor !== null); // 5 true
 * ```
 */
export class Page<T> {
  /** The items. */
  readonly data: T[];
  /** Where the next page starts, or `null` after the last. */
  readonly nextCursor: string | null;
  readonly #go: (cursor: string) => PromiseLike<Page<T>>;

  /** @internal */
  constructor(data: T[], nextCursor: string | null, go: (cursor: string) => PromiseLike<Page<T>>) {
    this.data = data;
    this.nextCursor = nextCursor;
    this.#go = go;
  }

  /**
   * The next page, or `null` after the last.
   *
   * @example
   * ```ts
   * const newest = await client.numbers.list({ limit: 5 });
   * const older = await newest.nextPage();
   * console.log(older?.data.length, older?.nextCursor); // 3 null
   * ```
   */
  async nextPage(): Promise<Page<T> | null> {
    return this.nextCursor ? this.#go(this.nextCursor) : null;
  }
}
