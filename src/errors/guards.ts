import type {
  AbortError,
  ConfigurationError,
  ConnectionError,
  CordboardError,
  InvalidParamsError,
  ResponseValidationError,
  SwapConflictError,
  SwapStrandedError,
  TimeoutError,
} from '../errors.js';
import { isBranded } from './brand.js';

// They name their class and do not import it: bundlers can then leave out the guards, and classes, that nobody uses.

/**
 * Whether the error is any error of this SDK, from any copy of the package: `instanceof` fails where the ESM and the
 * CommonJS build meet in one process. An error that was cloned or sent to another process has lost its class, and
 * neither recognises it.
 *
 * @example
 * ```ts
 * const shown = (error: unknown) => (isCordboardError(error) ? error.message : 'Something went wrong.');
 * console.log(shown(new TypeError('x is not a function'))); // Something went wrong.
 * ```
 */
export const isCordboardError = (error: unknown): error is CordboardError =>
  isBranded(error, 'CordboardError');
/**
 * Whether the error is a `ConfigurationError`, from any copy of the package. Prefer it to `instanceof` where the
 * client is created by a package that may bring its own copy.
 *
 * @example
 * ```ts
 * try {
 *   new Cordboard({ apiKey: 'sk_test', baseUrl: 'localhost:4010/v1?debug' });
 * } catch (error) {
 *   console.error(isConfigurationError(error) ? `Deployment: ${error.message}` : error);
 * }
 * ```
 */
export const isConfigurationError = (error: unknown): error is ConfigurationError =>
  isBranded(error, 'ConfigurationError');
/**
 * Whether the error is an `InvalidParamsError`, from any copy of the package; `instanceof` only knows its own copy.
 * Such an error is the caller's fault: an HTTP API that passes on its own input should answer 400.
 *
 * @example
 * ```ts
 * const error = await client.numbers.swap(number.id, { toAgentId: 'ag_out' }).catch((reason) => reason);
 * if (isInvalidParamsError(error)) console.log(400, error.issues[0]?.path); // 400 toAgentId
 * ```
 */
export const isInvalidParamsError = (error: unknown): error is InvalidParamsError =>
  isBranded(error, 'InvalidParamsError');
/**
 * Whether the error is a `ConnectionError`, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * backend.faults.add({ route: 'calls.cancel', dropConnection: 'after' }); // handled, and the answer lost
 * const error = await client.calls.cancel(queued.id, { maxRetries: 0 }).catch((reason) => reason);
 * console.log(isConnectionError(error) && error.outcome); // unknown
 * ```
 */
export const isConnectionError = (error: unknown): error is ConnectionError =>
  isBranded(error, 'ConnectionError');
/**
 * Whether the error is a `TimeoutError`, from any copy of the package; `instanceof` only knows its own copy. The
 * error of an `AbortSignal.timeout` is not one: it comes as the `cause` of an `AbortError`.
 *
 * @example
 * ```ts
 * backend.faults.add({ route: 'account.retrieve', latencyMs: 200 });
 * const error = await client.account.retrieve({ timeoutMs: 20, maxRetries: 0 }).catch((reason) => reason);
 * console.log(isTimeoutError(error) && error.phase); // headers
 * ```
 */
export const isTimeoutError = (error: unknown): error is TimeoutError => isBranded(error, 'TimeoutError');
/**
 * Whether the error is an `AbortError` of a client, from any copy of the package; `instanceof` only knows its own
 * copy. The error with which `fetch` itself ends an aborted request has the same name, but is not one.
 *
 * @example
 * ```ts
 * const error = await client.calls.list({}, { signal: AbortSignal.abort() }).catch((reason) => reason);
 * console.log(isAbortError(error), isAbortError(AbortSignal.abort().reason)); // true false
 * ```
 */
export const isAbortError = (error: unknown): error is AbortError => isBranded(error, 'AbortError');
/**
 * Whether the error is a `ResponseValidationError`, from any copy of the package; `instanceof` only knows its own
 * copy.
 *
 * @example
 * ```ts
 * const strict = client.withOptions({ validation: 'strict' });
 * const drifted = await strict.calls.list().then(() => false, isResponseValidationError);
 * console.log(drifted); // false
 * ```
 */
export const isResponseValidationError = (error: unknown): error is ResponseValidationError =>
  isBranded(error, 'ResponseValidationError');
/**
 * Whether the error is a `SwapConflictError`, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * const list = numbers.map(({ id }) => ({ numberId: id, toAgentId: nightShift.id, fromAgentId: 'ag_1' }));
 * const outcomes = await client.numbers.swapAll(list);
 * console.log(outcomes.filter(({ error }) => isSwapConflictError(error)).length); // 1
 * ```
 */
export const isSwapConflictError = (error: unknown): error is SwapConflictError =>
  isBranded(error, 'SwapConflictError');
/**
 * Whether the error is a `SwapStrandedError`, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * backend.faults.add({ route: 'dispatchRules.create', dropConnection: true });
 * const to = { toAgentId: nightShift.id };
 * const error = await client.numbers.swap(number.id, to, { maxRetries: 0 }).catch((reason) => reason);
 * const [recovery] = isSwapStrandedError(error) ? await client.numbers.recoverSwaps({ olderThanMs: 0 }) : [];
 * console.log(recovery?.outcome); // completed
 * ```
 */
export const isSwapStrandedError = (error: unknown): error is SwapStrandedError =>
  isBranded(error, 'SwapStrandedError');
