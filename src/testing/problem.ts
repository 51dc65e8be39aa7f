import type { ErrorBody, ErrorIssue } from '../models/error-body.js';
import type { KnownErrorCode } from '../models/error-codes.js';
import { ERROR_STATUS } from '../models/error-codes.js';

interface About {
  param?: string;
  issues?: ErrorIssue[];
  details?: { [key: string]: unknown };
  headers?: { [name: string]: string };
}

/** A request that the contract refuses; thrown anywhere, answered in one place. */
export class Problem extends Error {
  readonly code: KnownErrorCode;
  readonly about: About;

  constructor(code: KnownErrorCode, message: string, about: About = {}) {
    super(message);
    this.code = code;
    this.about = about;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }

  body(requestId: string | null): ErrorBody {
    const { param = null, issues = null, details = null } = this.about;
    return { error: { code: this.code, message: this.message, param, issues, details, requestId } };
  }
}

export function notFound(what: string, id: string, param = 'id'): Problem {
  return new Problem('not_found', `There is no ${what} with the id ${JSON.stringify(id)}.`, { param });
}

/** Refuses one field for what it says, as the schemas do for how it is written. */
export function invalid(path: string, message: string): Problem {
  return new Problem('validation_failed', `${path} must be ${message}`, {
    param: path,
    issues: [{ path, message }],
  });
}
