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
export class APIPromise<T> implements Promise<T> {
  readonly #answer: Promise<WithResponse<T>>;
  readonly [Symbol.toStringTag] = 'APIPromise';

  /** @internal */
  constructor(answer: Promise<WithResponse<T>>) {
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
    return this.#answer;
  }

  /** @internal */
  map<U>(change: (data: T) => U): APIPromise<U> {
    return new APIPromise(this.#answer.then((answer) => ({ ...answer, data: change(answer.data) })));
  }

  /**
   * Resolves to the data, as any promise does; `await` calls it.
   *
   * @example
   * ```ts
   * const names = await client.agents.list().then(({ data }) => data.map((agent) => agent.name));
   * ```
   */
  // biome-ignore lint/suspicious/noThenProperty: being awaitable is what this class is for
  then<A = T, B = never>(
    done?: ((value: T) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#answer.then((answer) => answer.data).then(done, failed);
  }

  /**
   * Handles the error of a failed call, as with any promise.
   *
   * @example
   * ```ts
   * const gone = await client.agents.retrieve('ag_gone').catch((error: unknown) => {
   *   if (isNotFoundError(error)) return null;
   *   throw error;
   * });
   * console.log(gone); // null
   * ```
   */
  catch<B = never>(failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, failed);
  }

  /**
   * Runs whether the call succeeded or failed, as with any promise.
   *
   * @example
   * ```ts
   * const began = Date.now();
   * await client.calls.create({ agentId, to: '+14155550123' }).finally(() => console.error(Date.now() - began, 'ms'));
   * ```
   */
  finally(done?: (() => void) | null): Promise<T> {
    return this.then().finally(done);
  }
}
