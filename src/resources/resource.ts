import type { Core } from '../transport/call.js';

/** What all resources share: the way to call. */
export class Resource {
  /** @internal */
  protected readonly core: Core;

  /** @internal */
  constructor(core: Core) {
    this.core = core;
  }
}
