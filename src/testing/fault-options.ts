import type { RouteName } from './route-names.js';

/** What the backend itself sends: webhooks, and questions about ringing calls. */
export type OutgoingName = 'outgoing.webhook' | 'outgoing.callback';

/** What goes wrong, and how often. */
export interface FaultSpec {
  /**
   * Only this endpoint, by its key such as `'agents.create'`. Default: every one. With `'outgoing.webhook'`
   * or `'outgoing.callback'` it hits what the backend sends, before it reaches the address.
   */
  route?: RouteName | OutgoingName | undefined;
  /** Answer with this HTTP status; without `body`, in the contract's error form. The request is not handled. */
  status?: number | undefined;
  /** How many requests it hits. Default 1; `Infinity` = until removed. */
  times?: number | undefined;
  /** Hold the request for this many real ms before anything else happens to it. */
  latencyMs?: number | undefined;
  /** Hold the request until this promise settles. A reset meanwhile breaks its connection. */
  until?: Promise<unknown> | undefined;
  /** `Retry-After` of the answer: seconds, or an HTTP date. Only together with `status` or `body`. */
  retryAfter?: number | string | undefined;
  /** Further headers of the answer. Only together with `status` or `body`. */
  headers?: { [name: string]: string } | undefined;
  /** Break the connection `'before'` (or `true`) the request is handled, or `'after'`, so that the answer is lost. */
  dropConnection?: boolean | 'before' | 'after' | undefined;
  /** Handle the request and send the first half of the answer's text. */
  truncateBody?: boolean | undefined;
  /** Answer with this instead: an object as JSON, a string as an HTML page. The status is 200 by default. */
  body?: string | object | undefined;
}

/**
 * Makes requests fail in chosen ways.
 *
 * @example
 * ```ts
 * backend.faults.add({ route: 'calls.create', status: 402 });
 * const broke = await client.calls.create({ agentId, to: '+14155550123' }).catch(isInsufficientCreditsError);
 * console.log(broke); // true
 * ```
 */
export interface Faults {
  /**
   * Adds a fault; the function returned removes it again.
   *
   * @throws `TypeError` for one that would do nothing, as a whole or in one of its fields, or that no answer can carry.
   * @example
   * ```ts
   * backend.faults.add({ route: 'calls.create', status: 503, times: 2, retryAfter: 1 });
   * backend.faults.add({ dropConnection: 'after' }); // handled, and the answer lost
   * ```
   */
  add(fault: FaultSpec): () => void;
  /**
   * Removes them all.
   *
   * @example
   * ```ts
   * backend.faults.add({ status: 503, times: Infinity });
   * backend.faults.clear();
   * console.log((await client.agents.retrieve('ag_1')).id); // ag_1
   * ```
   */
  clear(): void;
}
