import type { APIPromise } from '../api-promise.js';
import type { RequestOptions } from '../options.js';
import type { Page } from '../page.js';
import type { CallInput, Core, ListKey } from '../transport/call.js';

/** What all resources share: the way to call. */
export class Resource {
  /** @internal */
  protected readonly core: Core;

  /** @internal */
  constructor(core: Core) {
    this.core = core;
  }

  /** @internal */
  protected page<T>(
    key: ListKey,
    input: CallInput<ListKey>,
    options: RequestOptions | undefined,
  ): APIPromise<Page<T>> {
    return this.core.page<T>(key, input, options);
  }
}
