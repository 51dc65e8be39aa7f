import type { ErrorIssue } from '../models/error-body.js';
import { BRAND, namesOf } from './brand.js';

/*
 * The errors that can be thrown before the first call. Apart from the others, so that a small bundle holds no more.
 */

/**
 * The base class of every error that a client or `cordboard/provision` throws. `cordboard/schedule`, `/webhooks` and
 * `/testing` have their own; a handler, store or backend that is set up wrongly throws a `TypeError` or `RangeError`.
 *
 * @example
 * ```ts
 * try {
 *   await client.numbers.renew('pn_gone');
 * } catch (error) {
 *   if (!(error instanceof CordboardError)) throw error; // a mistake of our own
 *   console.error(error.name, error.message); // no key and no secret is in it
 * }
 * ```
 */
export class CordboardError extends Error {
  // Written out, here and in every class below, because a build shortens the names of classes. A getter, because
  // compilers of older JavaScript assign fields, and the name of a class cannot be assigned.
  /** @internal */
  static override get name(): string {
    return 'CordboardError';
  }
  /** @internal */
  override get name(): string {
    return namesOf(this)[0] as string;
  }
  /** @internal */
  get [BRAND](): string[] {
    return namesOf(this);
  }
}

/**
 * A setting of the client is missing or unusable; the message says what to set. Thrown by `new Cordboard()`; at the
 * first call, for options that are misspelt or of the wrong type and for a key that cannot be obtained (`cause` is
 * the error of the `apiKey` function); and by `plan` and `apply`.
 *
 * @example
 * ```ts
 * try {
 *   new Cordboard({ baseUrl: 'api.example.com' });
 * } catch (error) {
 *   if (error instanceof ConfigurationError) console.log(error.message);
 *   // baseUrl must be an absolute http(s) URL without user, query or fragment, such as https://api.example.com
 * }
 * ```
 */
export class ConfigurationError extends CordboardError {
  /** @internal */
  static override get name(): string {
    return 'ConfigurationError';
  }
}

/** One thing wrong with the arguments of a call. */
export interface ParamIssue extends ErrorIssue {
  /** What was given, shortened; secrets read `[redacted]`. */
  given: string;
}

/**
 * The arguments were refused before anything was sent. Everything that is wrong is reported at once, and nothing is
 * retried.
 *
 * @example
 * ```ts
 * await client.calls.create({ agentId, to: '415 555 0123' }).catch((error) => {
 *   if (!(error instanceof InvalidParamsError)) throw error;
 *   for (const { path, message } of error.issues) console.log(path, 'must be', message);
 *   // to must be a phone number in E.164 form, such as +14155550123
 * });
 * ```
 */
export class InvalidParamsError extends CordboardError {
  /** @internal */
  static override get name(): string {
    return 'InvalidParamsError';
  }
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
