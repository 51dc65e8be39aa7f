import { ConfigurationError, InvalidParamsError } from '../errors.js';
import type { CordboardOptions, Settings, WriteOptions } from '../options.js';
import type { Fields } from './fields.js';
import { fieldIssues, refuse } from './fields.js';
import type { Policy } from './send.js';

const LIMITS: Fields = {
  timeoutMs: 'limitMs',
  totalTimeoutMs: 'limitMs',
  maxRetries: 'count',
  headers: 'headers',
};

/** What the options of a call may hold: with a misspelt `idempotencyKey` a customer would be called twice. */
const OPTIONS: Fields = {
  ...LIMITS,
  signal: 'signal',
  idempotencyKey: 'key',
  ifVersion: 'version',
  // Of walks, typed results, waits and feeds, which check them.
  prefetch: 'flag',
  returns: 'any',
  maxWaitMs: 'any',
  idleTimeoutMs: 'any',
};

const SETTINGS: Fields = {
  ...LIMITS,
  apiKey: 'any',
  baseUrl: 'any',
  fetch: 'callback',
  middleware: 'callbacks',
  validation: ['report', 'strict', 'off'],
  onDrift: 'callback',
  logger: 'logger',
  logLevel: ['off', 'error', 'warn', 'info', 'debug'],
  dangerouslyAllowBrowser: 'flag',
  clock: 'clock',
};

/** @throws `ConfigurationError` that names every option at fault. */
export function checkSettings(options: CordboardOptions): void {
  const issues = fieldIssues(options, SETTINGS);
  // In the same words as those of a call.
  if (issues.length > 0)
    throw new ConfigurationError(new InvalidParamsError('new Cordboard()', issues).message);
}

/** The limits of one call: its own options, once checked, over the client's. */
export function checkPolicy(endpoint: string, settings: Settings, options: WriteOptions): Policy {
  refuse(endpoint, fieldIssues(options, OPTIONS, '', 'options'));
  return {
    timeoutMs: options.timeoutMs ?? settings.timeoutMs,
    totalTimeoutMs: options.totalTimeoutMs ?? settings.totalTimeoutMs,
    maxRetries: options.maxRetries ?? settings.maxRetries,
    signal: options.signal,
  };
}
