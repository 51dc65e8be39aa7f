import { isAPIError } from 'cordboard';
import { scrub } from '../../transport/redact.js';
import { referencesIn } from '../account/differences.js';
import type { PlanChange } from '../plan/types.js';
import type { Env } from '../secrets/env.js';

/** The values of all variables that a plan names. */
export function secretsOf(changes: readonly PlanChange[], env: Env): string[] {
  const references = changes.flatMap(({ after }) => referencesIn(after ?? {}));
  return [...new Set(references.flatMap((reference) => env[reference.env] ?? []))];
}

/** Takes secrets out of an error: servers like to repeat what they were sent, and URLs may hold tokens. */
export function cleanError(given: unknown, secrets: readonly string[], causes = 10): Error {
  // A callback may reject with anything.
  const error = given instanceof Error ? given : new Error(String(given));
  try {
    error.message = scrub(error.message, secrets);
    if (error.stack) error.stack = scrub(error.stack, secrets);
    if (isAPIError(error)) {
      Object.assign(error, { issues: scrub(error.issues, secrets), details: scrub(error.details, secrets) });
    }
    // Not all the way: a cause may lead round in a circle.
    if (error.cause instanceof Error)
      error.cause = causes > 0 ? cleanError(error.cause, secrets, causes - 1) : undefined;
    return error;
  } catch {
    // A DOMException, such as that of a `fetch` whose time ran out, and a frozen error cannot be written to.
    return Object.assign(new Error(scrub(error.message, secrets)), { name: error.name });
  }
}
