import { isAPIError } from 'cordboard';
import { scrub } from '../../transport/redact.js';
import { referencesIn } from '../account/differences.js';
import type { PlanChange } from '../plan/types.js';
import { type Env, isReference } from '../secrets/env.js';

/** The values of all variables that a plan names. */
export function secretsOf(changes: readonly PlanChange[], env: Env): string[] {
  const references = changes.flatMap(({ after }) => referencesIn(after ?? {})).filter(isReference);
  return [...new Set(references.flatMap((reference) => env[reference.env] ?? []))];
}

/** Not by assignment: the message of a `DOMException`, which ends a `fetch` that took too long, has no setter. */
function put(error: Error, field: 'message' | 'stack', text: string): void {
  Object.defineProperty(error, field, { value: text, configurable: true, writable: true });
}

/** Takes secrets out of an error: servers like to repeat what they were sent, and URLs may hold tokens. */
export function cleanError(given: unknown, secrets: readonly string[]): Error {
  // A callback may reject with anything.
  const error = given instanceof Error ? given : new Error(String(given));
  put(error, 'message', scrub(error.message, secrets));
  if (error.stack) put(error, 'stack', scrub(error.stack, secrets));
  if (isAPIError(error)) {
    Object.assign(error, { issues: scrub(error.issues, secrets), details: scrub(error.details, secrets) });
  }
  if (error.cause instanceof Error) cleanError(error.cause, secrets);
  return error;
}
