/** One page of a list. */
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

  /** The next page, or `null` after the last. */
  async nextPage(): Promise<Page<T> | null> {
    return this.nextCursor ? this.#go(this.nextCursor) : null;
  }
}
