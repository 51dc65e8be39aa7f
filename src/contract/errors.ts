import type { KnownErrorCode } from '../models/error-codes.js';
import type { Route } from './route.js';

/**
 * Every error that an endpoint can answer: its own, and those that follow from what it is, so that
 * no route can forget one.
 */
export function errorsOf(route: Route): KnownErrorCode[] {
  const codes = new Set<KnownErrorCode>([
    'authentication_failed',
    'rate_limited',
    'internal_error',
    'unavailable',
    ...route.errors,
  ]);
  if (route.path.includes('{')) codes.add('not_found');
  if (route.body || route.kind === 'list' || route.versioned) codes.add('invalid_request');
  if (route.body || route.query) codes.add('validation_failed');
  if (route.versioned) codes.add('version_mismatch');
  if (route.kind === 'write') {
    codes.add('permission_denied');
    codes.add('idempotency_in_progress');
    codes.add('idempotency_key_reused');
  }
  return [...codes];
}
