import type { ErrorBody } from '../models/error-body.js';
import type { KnownErrorCode } from '../models/error-codes.js';
import { ERROR_STATUS } from '../models/error-codes.js';
import type { FaultSpec } from './fault-options.js';

const NO_BODY = new Set([204, 205, 304]);

/** The answer that a fault gives in place of the real one, if it gives any. */
export function faultAnswer(fault: FaultSpec, requestId: string): Response | undefined {
  const { status, body, retryAfter } = fault;
  if (status === undefined && body === undefined) return undefined;
  const code = status ?? 200;
  const headers = new Headers(fault.headers);
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter));
  if (NO_BODY.has(code)) return new Response(null, { status: code, headers });
  const html = typeof body === 'string';
  if (!headers.has('Content-Type')) headers.set('Content-Type', html ? 'text/html' : 'application/json');
  return new Response(html ? body : JSON.stringify(body ?? standIn(code, requestId)), {
    status: code,
    headers,
  });
}

function standIn(status: number, requestId: string): ErrorBody | object {
  if (status < 400) return {};
  const message = `A fault added by the test answers ${status}.`;
  return { error: { code: codeOf(status), message, param: null, issues: null, details: null, requestId } };
}

/** The first code of a status; one of its class where the contract has none. */
function codeOf(status: number): KnownErrorCode {
  const codes = Object.entries(ERROR_STATUS) as [KnownErrorCode, number][];
  const exact = codes.find(([, of]) => of === status)?.[0];
  return exact ?? (status >= 500 ? 'internal_error' : 'invalid_request');
}
