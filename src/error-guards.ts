import { guard } from './brand.js';
import {
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

/** Whether it is any error of this SDK, from any copy of the package. */
export const isCordboardError = guard(CordboardError);
/** Whether it is a missing or unusable setting, from any copy of the package. */
export const isConfigurationError = guard(ConfigurationError);
/** Whether it is arguments refused before sending, from any copy of the package. */
export const isInvalidParamsError = guard(InvalidParamsError);
/** Whether it is a failed connection, from any copy of the package. */
export const isConnectionError = guard(ConnectionError);
/** Whether it is time that ran out, from any copy of the package. */
export const isTimeoutError = guard(TimeoutError);
/** Whether it is the caller's abort, from any copy of the package. */
export const isAbortError = guard(AbortError);
/** Whether it is an answer that broke the contract, from any copy of the package. */
export const isResponseValidationError = guard(ResponseValidationError);
/** Whether it is a number that someone else is moving or has moved, from any copy of the package. */
export const isSwapConflictError = guard(SwapConflictError);
/** Whether it is a swap that stopped half-way, from any copy of the package. */
export const isSwapStrandedError = guard(SwapStrandedError);
/** Whether it is any error answer of the server, from any copy of the package. */
export const isAPIError = guard(APIError);
/** Whether it is a 400, from any copy of the package. */
export const isBadRequestError = guard(BadRequestError);
/** Whether it is a 401, from any copy of the package. */
export const isAuthenticationError = guard(AuthenticationError);
/** Whether it is a 402, from any copy of the package. */
export const isInsufficientCreditsError = guard(InsufficientCreditsError);
/** Whether it is a 403, from any copy of the package. */
export const isPermissionDeniedError = guard(PermissionDeniedError);
/** Whether it is a 404, from any copy of the package. */
export const isNotFoundError = guard(NotFoundError);
/** Whether it is a 409, from any copy of the package. */
export const isConflictError = guard(ConflictError);
/** Whether it is a 410, from any copy of the package. */
export const isCursorExpiredError = guard(CursorExpiredError);
/** Whether it is a 412, from any copy of the package. */
export const isVersionMismatchError = guard(VersionMismatchError);
/** Whether it is a 422, from any copy of the package. */
export const isUnprocessableEntityError = guard(UnprocessableEntityError);
/** Whether it is a 429, from any copy of the package. */
export const isRateLimitError = guard(RateLimitError);
/** Whether it is a 5xx, from any copy of the package. */
export const isServerError = guard(ServerError);
