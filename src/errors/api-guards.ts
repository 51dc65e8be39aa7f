import type {
  APIError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  CursorExpiredError,
  InsufficientCreditsError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
  UnprocessableEntityError,
  VersionMismatchError,
} from '../errors.js';
import { isBranded } from './brand.js';

// They name their class and do not import it: bundlers can then leave out the guards, and classes, that nobody uses.

/**
 * Whether the error is an `APIError`, an error answer of the server, from any copy of the package; `instanceof` only
 * knows its own copy. It is true of every kind that `isNotFoundError` and the others tell apart.
 *
 * @example
 * ```ts
 * const isPassing = (error: unknown) => isAPIError(error) && error.retryable;
 * const later = await client.agents.retrieve('ag_gone').then(() => false, isPassing);
 * console.log(later); // false
 * ```
 */
export const isAPIError = (error: unknown): error is APIError => isBranded(error, 'APIError');
/**
 * Whether the error is a 400, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * const error = await client.numbers.list({ cursor: 'of-another-list' }).catch((reason) => reason);
 * console.log(isBadRequestError(error) && error.param); // cursor
 * ```
 */
export const isBadRequestError = (error: unknown): error is BadRequestError =>
  isBranded(error, 'BadRequestError');
/**
 * Whether the error is a 401, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * const old = client.withOptions({ apiKey: 'sk_old' });
 * const revoked = await old.account.retrieve().then(() => false, isAuthenticationError);
 * console.log(revoked); // true
 * ```
 */
export const isAuthenticationError = (error: unknown): error is AuthenticationError =>
  isBranded(error, 'AuthenticationError');
/**
 * Whether the error is a 402, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * backend.faults.add({ route: 'calls.create', status: 402 });
 * const error = await client.calls.create({ agentId, to: '+14155550100' }).catch((reason) => reason);
 * console.log(isInsufficientCreditsError(error) ? 'Stop the campaign.' : error); // Stop the campaign.
 * ```
 */
export const isInsufficientCreditsError = (error: unknown): error is InsufficientCreditsError =>
  isBranded(error, 'InsufficientCreditsError');
/**
 * Whether the error is a 403, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * import { Cordboard, isPermissionDeniedError } from 'cordboard';
 * import { createRoutingBackend } from 'cordboard/testing';
 *
 * const { fetch } = createRoutingBackend({ apiKeys: [{ key: 'sk_reports', readOnly: true }] });
 * const reports = new Cordboard({ apiKey: 'sk_reports', baseUrl: 'http://backend.test', fetch });
 * const created = reports.agents.create({ name: 'Reception', type: 'inbound' });
 * console.log(await created.then(() => false, isPermissionDeniedError)); // true
 * ```
 */
export const isPermissionDeniedError = (error: unknown): error is PermissionDeniedError =>
  isBranded(error, 'PermissionDeniedError');
/**
 * Whether the error is a 404, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * const gone = await client.numbers.retrieve('pn_gone').then(() => false, isNotFoundError);
 * console.log(gone); // true
 * ```
 */
export const isNotFoundError = (error: unknown): error is NotFoundError => isBranded(error, 'NotFoundError');
/**
 * Whether the error is a 409, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * const error = await client.numbers.release(number.id).catch((reason) => reason);
 * if (isConflictError(error) && error.code === 'number_in_use') console.log(error.details['agentId']); // ag_1
 * ```
 */
export const isConflictError = (error: unknown): error is ConflictError => isBranded(error, 'ConflictError');
/**
 * Whether the error is a 410, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * const calls = client.calls.stream({ lastEventId: 'evt_kept' })[Symbol.asyncIterator]();
 * const missed = await calls.next().then(() => false, isCursorExpiredError);
 * console.log(missed); // true
 * ```
 */
export const isCursorExpiredError = (error: unknown): error is CursorExpiredError =>
  isBranded(error, 'CursorExpiredError');
/**
 * Whether the error is a 412, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * await client.agents.update(agent.id, { name: 'Front desk' }); // a colleague was quicker
 * const ours = client.agents.update(agent.id, { name: 'Reception' }, { ifVersion: agent.version });
 * console.log(await ours.then(() => false, isVersionMismatchError)); // true
 * ```
 */
export const isVersionMismatchError = (error: unknown): error is VersionMismatchError =>
  isBranded(error, 'VersionMismatchError');
/**
 * Whether the error is a 422, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * const params = { numberId: 'pn_free', setAsPrimary: true }; // and agent is inbound
 * const error = await client.agents.attachNumber(agent.id, params).catch((reason) => reason);
 * if (isUnprocessableEntityError(error)) console.log(error.issues[0]?.path); // setAsPrimary
 * ```
 */
export const isUnprocessableEntityError = (error: unknown): error is UnprocessableEntityError =>
  isBranded(error, 'UnprocessableEntityError');
/**
 * Whether the error is a 429, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * backend.faults.add({ route: 'calls.create', status: 429, retryAfter: 30 });
 * const call = client.calls.create({ agentId, to: '+14155550100' }, { maxRetries: 0 });
 * const error = await call.catch((reason) => reason);
 * console.log(isRateLimitError(error) && error.retryAfterMs); // 30000
 * ```
 */
export const isRateLimitError = (error: unknown): error is RateLimitError =>
  isBranded(error, 'RateLimitError');
/**
 * Whether the error is a 5xx, from any copy of the package; `instanceof` only knows its own copy.
 *
 * @example
 * ```ts
 * backend.faults.add({ status: 503 });
 * const error = await client.account.retrieve({ maxRetries: 0 }).catch((reason) => reason);
 * if (isServerError(error)) console.log(error.code, error.retryable); // unavailable true
 * ```
 */
export const isServerError = (error: unknown): error is ServerError => isBranded(error, 'ServerError');
