export type { APIErrorFields } from './errors/api.js';
export { APIError } from './errors/api.js';
export type { ParamIssue } from './errors/base.js';
export { ConfigurationError, CordboardError, InvalidParamsError } from './errors/base.js';
export {
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
} from './errors/by-status.js';
export type { Drift, Outcome, TimeoutPhase } from './errors/client.js';
export {
  AbortError,
  ConnectionError,
  ResponseValidationError,
  SwapConflictError,
  SwapStrandedError,
  TimeoutError,
} from './errors/client.js';
