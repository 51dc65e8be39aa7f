import { isBranded } from './brand.js';
import type {
  AbortError,
  APIError,
  AuthenticationError,
  BadRequestError,
  ConfigurationError,
  ConflictError,
  ConnectionError,
  CordboardError,
  CursorExpiredError,
  InsufficientCreditsError,
  InvalidParamsError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ResponseValidationError,
  ServerError,
  SwapConflictError,
  SwapStrandedError,
  TimeoutError,
  UnprocessableEntityError,
  VersionMismatchError,
} from './errors.js';

// They name their class and do not import it: bundlers can then leave out the guards, and classes, that nobody uses.

/** Whether it is any error of this SDK, from any copy of the package. */
export const isCordboardError = (error: unknown): error is CordboardError =>
  isBranded(error, 'CordboardError');
/** Whether it is a missing or unusable setting, from any copy of the package. */
export const isConfigurationError = (error: unknown): error is ConfigurationError =>
  isBranded(error, 'ConfigurationError');
/** Whether it is arguments refused before sending, from any copy of the package. */
export const isInvalidParamsError = (error: unknown): error is InvalidParamsError =>
  isBranded(error, 'InvalidParamsError');
/** Whether it is a failed connection, from any copy of the package. */
export const isConnectionError = (error: unknown): error is ConnectionError =>
  isBranded(error, 'ConnectionError');
/** Whether it is time that ran out, from any copy of the package. */
export const isTimeoutError = (error: unknown): error is TimeoutError => isBranded(error, 'TimeoutError');
/** Whether it is the caller's abort, from any copy of the package. */
export const isAbortError = (error: unknown): error is AbortError => isBranded(error, 'AbortError');
/** Whether it is an answer that broke the contract, from any copy of the package. */
export const isResponseValidationError = (error: unknown): error is ResponseValidationError =>
  isBranded(error, 'ResponseValidationError');
/** Whether it is a number that someone else is moving or has moved, from any copy of the package. */
export const isSwapConflictError = (error: unknown): error is SwapConflictError =>
  isBranded(error, 'SwapConflictError');
/** Whether it is a swap that stopped half-way, from any copy of the package. */
export const isSwapStrandedError = (error: unknown): error is SwapStrandedError =>
  isBranded(error, 'SwapStrandedError');
/** Whether it is any error answer of the server, from any copy of the package. */
export const isAPIError = (error: unknown): error is APIError => isBranded(error, 'APIError');
/** Whether it is a 400, from any copy of the package. */
export const isBadRequestError = (error: unknown): error is BadRequestError =>
  isBranded(error, 'BadRequestError');
/** Whether it is a 401, from any copy of the package. */
export const isAuthenticationError = (error: unknown): error is AuthenticationError =>
  isBranded(error, 'AuthenticationError');
/** Whether it is a 402, from any copy of the package. */
export const isInsufficientCreditsError = (error: unknown): error is InsufficientCreditsError =>
  isBranded(error, 'InsufficientCreditsError');
/** Whether it is a 403, from any copy of the package. */
export const isPermissionDeniedError = (error: unknown): error is PermissionDeniedError =>
  isBranded(error, 'PermissionDeniedError');
/** Whether it is a 404, from any copy of the package. */
export const isNotFoundError = (error: unknown): error is NotFoundError => isBranded(error, 'NotFoundError');
/** Whether it is a 409, from any copy of the package. */
export const isConflictError = (error: unknown): error is ConflictError => isBranded(error, 'ConflictError');
/** Whether it is a 410, from any copy of the package. */
export const isCursorExpiredError = (error: unknown): error is CursorExpiredError =>
  isBranded(error, 'CursorExpiredError');
/** Whether it is a 412, from any copy of the package. */
export const isVersionMismatchError = (error: unknown): error is VersionMismatchError =>
  isBranded(error, 'VersionMismatchError');
/** Whether it is a 422, from any copy of the package. */
export const isUnprocessableEntityError = (error: unknown): error is UnprocessableEntityError =>
  isBranded(error, 'UnprocessableEntityError');
/** Whether it is a 429, from any copy of the package. */
export const isRateLimitError = (error: unknown): error is RateLimitError =>
  isBranded(error, 'RateLimitError');
/** Whether it is a 5xx, from any copy of the package. */
export const isServerError = (error: unknown): error is ServerError => isBranded(error, 'ServerError');
