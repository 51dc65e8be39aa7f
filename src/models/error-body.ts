import type { ErrorCode, KnownErrorCode } from './error-codes.js';
import { ERROR_STATUS } from './error-codes.js';
import { lazy, open } from './schema.js';
import * as z from './z.js';

/** One thing wrong with a request. */
export interface ErrorIssue {
  /** Where, such as `schedule.callWindow.start`. */
  path: string;
  /** What is allowed there. */
  message: string;
}

/** What every failed request answers. */
export interface ErrorBody {
  error: {
    code: ErrorCode;
    message: string;
    param: string | null;
    issues: ErrorIssue[] | null;
    details: { [key: string]: unknown } | null;
    requestId: string | null;
  };
}

export const errorBodySchema = lazy(() =>
  z.looseObject({
    error: z.looseObject({
      code: open(Object.keys(ERROR_STATUS) as KnownErrorCode[]),
      message: z.string(),
      param: z.nullable(z.string()),
      issues: z.nullable(z.array(z.looseObject({ path: z.string(), message: z.string() }))),
      details: z.nullable(z.record(z.string(), z.unknown())),
      requestId: z.nullable(z.string()),
    }),
  }),
);
