import type { APIErrorFields } from '../errors.js';
import * as errors from '../errors.js';
import type { ErrorBody } from '../models/error-body.js';
import { scrub } from './redact.js';
import { retryAfterMs } from './retry-after.js';

const RETRYABLE = new Set([408, 429, 500, 502, 503, 504]);

const CLASSES: { [status: number]: new (fields: APIErrorFields) => errors.APIError } = {
  400: errors.BadRequestError,
  401: errors.AuthenticationError,
  402: errors.InsufficientCreditsError,
  403: errors.PermissionDeniedError,
  404: errors.NotFoundError,
  409: errors.ConflictError,
  410: errors.CursorExpiredError,
  412: errors.VersionMismatchError,
  422: errors.UnprocessableEntityError,
  429: errors.RateLimitError,
};

/** The text as JSON, or `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function whatCame(response: Response, headers: Headers, text: string): string {
  const location = headers.get('location');
  if (response.status >= 300 && response.status < 400) {
    const to =
      location && URL.canParse(location, response.url || undefined)
        ? new URL(location, response.url || undefined).origin
        : 'elsewhere';
    return `the server redirects to ${to}, and the key goes to no address but baseUrl; set baseUrl to the final address`;
  }
  const type = headers.get('content-type') ?? 'no content type';
  return `the answer is not an error of the API (${type}, ${text.length} characters); is baseUrl right?`;
}

/** An error answer as its class. */
export function apiError(
  response: Response,
  text: string,
  now: number,
  secrets: readonly string[],
): errors.APIError {
  const { status } = response;
  // Values alone: what the protocol itself says, names and codes, is not to be taken for an echo.
  const headers = new Headers([...response.headers].map(([name, value]) => [name, scrub(value, secrets)]));
  const body = (parseJson(text) as Partial<ErrorBody> | null | undefined)?.error;
  const told = body && typeof body === 'object' ? scrub(body, secrets) : undefined;
  const code = typeof body?.code === 'string' ? body.code : null;
  const requestId = headers.get('x-request-id');
  const said = told && typeof told.message === 'string' ? told.message : whatCame(response, headers, text);
  const Type = CLASSES[status] ?? (status >= 500 ? errors.ServerError : errors.APIError);
  return new Type({
    status,
    code,
    message: `${status}${code ? ` ${code}` : ''}: ${said}${requestId ? ` (request ${requestId})` : ''}`,
    param: typeof told?.param === 'string' ? told.param : null,
    issues: Array.isArray(told?.issues) ? told.issues : [],
    details: typeof told?.details === 'object' && told.details ? told.details : {},
    requestId,
    headers,
    retryable: RETRYABLE.has(status) || code === 'idempotency_in_progress',
    retryAfterMs: retryAfterMs(response.headers, now),
  });
}
