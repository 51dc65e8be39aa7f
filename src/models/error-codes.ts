/**
 * Every error code of the contract and the HTTP status it travels with. The code is sent as `error.code`; the status
 * picks the error class.
 */
export const ERROR_STATUS = {
  invalid_request: 400,
  authentication_failed: 401,
  insufficient_credits: 402,
  permission_denied: 403,
  not_found: 404,
  number_already_routed: 409,
  number_not_attached: 409,
  rule_completed: 409,
  agent_archived: 409,
  wrong_agent_type: 409,
  number_unavailable: 409,
  number_in_use: 409,
  price_changed: 409,
  provider_locked: 409,
  terms_not_accepted: 409,
  kyc_incomplete: 409,
  idempotency_in_progress: 409,
  cursor_expired: 410,
  version_mismatch: 412,
  validation_failed: 422,
  idempotency_key_reused: 422,
  rate_limited: 429,
  internal_error: 500,
  provider_error: 502,
  unavailable: 503,
} as const;

/** A code that the contract knows; an answer may carry one that it does not. */
export type KnownErrorCode = keyof typeof ERROR_STATUS;
/** The stable, machine-readable name of what went wrong, as the server sent it. */
export type ErrorCode = KnownErrorCode | (string & {});
