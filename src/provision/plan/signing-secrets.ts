import { issue } from '../config/complain.js';
import type { SecretTarget } from '../config/references.js';
import type { RoutingIssue } from '../errors.js';

/** Refuses to bring a secret into being that would be lost: the API shows it once. */
export function checkSigningSecret(
  path: string,
  target: SecretTarget | undefined,
  issues: RoutingIssue[],
): SecretTarget | null {
  if (target) return target;
  const message =
    'must say where the new signing secret goes, which is shown only once: { "file": ".env", "name": "NAME" } or { "callback": "name" }';
  issues.push(issue(`${path}.signingSecret`, message));
  return null;
}
