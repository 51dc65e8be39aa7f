import type { ParamIssue } from '../errors.js';
import { InvalidParamsError } from '../errors.js';
import type { Settings, WriteOptions } from '../options.js';
import type { Policy } from './send.js';

/** The longest that timers keep to: a longer one fires at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** The limits of one call: its own options over the client's, each checked. */
export function checkPolicy(endpoint: string, settings: Settings, options: WriteOptions): Policy {
  const policy = {
    timeoutMs: options.timeoutMs ?? settings.timeoutMs,
    totalTimeoutMs: options.totalTimeoutMs ?? settings.totalTimeoutMs,
    maxRetries: options.maxRetries ?? settings.maxRetries,
    signal: options.signal,
  };
  const issues: ParamIssue[] = [];
  for (const path of ['timeoutMs', 'totalTimeoutMs'] as const) {
    const given = policy[path];
    if (!(given > 0 && given <= LONGEST_MS)) {
      issues.push({ path, message: `a number of ms from 1 to ${LONGEST_MS}`, given: String(given) });
    }
  }
  const { maxRetries } = policy;
  if (!(Number.isInteger(maxRetries) && maxRetries >= 0)) {
    issues.push({ path: 'maxRetries', message: 'an integer of 0 or more', given: String(maxRetries) });
  }
  const { idempotencyKey, ifVersion } = options;
  if (ifVersion !== undefined && !Number.isInteger(ifVersion)) {
    issues.push({
      path: 'ifVersion',
      message: 'the version of the object, an integer',
      given: String(ifVersion),
    });
  }
  if (idempotencyKey !== undefined && !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) {
    const message = '1 to 255 visible ASCII characters without spaces';
    issues.push({ path: 'idempotencyKey', message, given: JSON.stringify(idempotencyKey) });
  }
  if (policy.signal && typeof policy.signal.addEventListener !== 'function') {
    issues.push({ path: 'signal', message: 'an AbortSignal', given: typeof policy.signal });
  }
  try {
    if (options.headers) new Headers(options.headers);
  } catch {
    issues.push({ path: 'headers', message: 'names and values that HTTP allows', given: 'others' });
  }
  if (issues.length > 0) throw new InvalidParamsError(endpoint, issues);
  return policy;
}
