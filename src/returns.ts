import type { ReturnsSpec } from './models/returns.js';

/**
 * Says which typed data an agent brings back from a call. Give the same value to `agents.create` and to
 * `calls.retrieve` or `iterCalls`, and `call.result` has its type.
 *
 * @example
 * ```ts
 * const returns = defineReturns({ callerName: 'string', urgent: 'boolean' });
 * const call = await client.calls.retrieve('call_1', { returns });
 * call.result?.urgent; // boolean | null | undefined
 * ```
 */
export function defineReturns<const R extends ReturnsSpec>(returns: R): R {
  return returns;
}
