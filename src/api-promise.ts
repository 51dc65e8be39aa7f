/** The answer of a call, together with the HTTP response that carried it. */
export interface WithResponse<T> {
  /** What the method alone resolves to. */
  data: T;
  /** The response; its body has been read. */
  response: Response;
  /** `X-Request-Id`: quote it when you ask for help. */
  requestId: string | null;
}

/**
 * What every method returns: await it for the data, or `await promise.withResponse()` for the
 * headers and the request id too.
 *
 * @example
 * ```ts
 * const { data, requestId } = await client.agents.retrieve('ag_1').withResponse();
 * ```
 */
export class APIPromise<T> extends Promise<T> {
  readonly #answer: Promise<WithResponse<T>>;

  // What then(), catch() and finally() return is a plain promise.
  /** @internal */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  // A real promise, and not one that only has its methods: a test runner may look inside, as Bun's does.
  /** @internal */
  constructor(answer: Promise<WithResponse<T>>) {
    super((done, failed) => answer.then(({ data }) => done(data), failed));
    this.#answer = answer;
  }

  /**
   * The data, the response and the request id.
   *
   * @example
   * ```ts
   * const { data: call, response, requestId } = await client.calls.retrieve('call_1').withResponse();
   * console.error(`${call.id}: HTTP ${response.status}, request ${requestId}`);
   * ```
   */
  withResponse(): Promise<WithResponse<T>> {
    return this.then(() => this.#answer); // so that an error is handled, or missed, in one place
  }

  /** @internal */
  map<U>(change: (data: T) => U): APIPromise<U> {
    return new APIPromise(this.withResponse().then((answer) => ({ ...answer, data: change(answer.data) })));
  }
}
