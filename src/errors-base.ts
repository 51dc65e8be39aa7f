import { brand } from './brand.js';
import type { ErrorIssue } from './models/error-body.js';

/*
 * The errors that can be thrown before the first call. Apart from the others, so that a small bundle holds no more.
 */

/** Every error that this SDK throws is one. */
export class CordboardError extends Error {}

/** A setting of the client is missing or unusable; the message says what to set. */
export class ConfigurationError extends CordboardError {}

/** One thing wrong with the arguments of a call. */
export interface ParamIssue extends ErrorIssue {
  /** What was given, shortened; secrets read `[redacted]`. */
  given: string;
}

/** The arguments were refused before anything was sent. */
export class InvalidParamsError extends CordboardError {
  /** What is wrong, one entry for each field. */
  readonly issues: readonly ParamIssue[];
  /** @internal */
  constructor(endpoint: string, issues: readonly ParamIssue[]) {
    super(
      `${endpoint}: ${issues.map((i) => `${i.path} must be ${i.message} (given ${i.given})`).join('; ')}`,
    );
    this.issues = issues;
  }
}

brand({ CordboardError, ConfigurationError, InvalidParamsError });
