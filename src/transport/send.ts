import type { Clock } from '../clock.js';
import type { CordboardError } from '../errors.js';
import { APIError, ConnectionError, TimeoutError } from '../errors.js';
import { apiError, parseJson } from './answer.js';
import type { Incoming, Outgoing } from './attempt.js';
import { attempt } from './attempt.js';
import type { Keyring } from './auth.js';
import type { Log } from './log.js';
import { abortError } from './on-abort.js';
import { scrub } from './redact.js';
import { backoffMs } from './retry-after.js';
import { sleep } from './sleep.js';
import type { Wait } from './within.js';
import { within } from './within.js';

/** How one call may spend its time. */
export interface Policy {
  timeoutMs: number;
  totalTimeoutMs: number;
  maxRetries: number;
  signal: AbortSignal | undefined;
}

/** What sending needs of its client. */
export interface Sender {
  clock: Clock;
  keyring: Keyring;
  log: Log;
  fetch: (request: Request, signal: AbortSignal, attempt: number) => Promise<Response>;
}

/** An answer with its JSON read. */
export interface Received {
  response: Response;
  data: unknown;
}

/** Reads a success, or says what is wrong with the answer. */
function receive(incoming: Incoming, out: Outgoing, now: number): Received {
  const { response, text } = incoming;
  if (!response.ok) throw apiError(response, text, now, out.secrets);
  if (out.stream || response.status === 204)
    return { response, data: out.stream ? response.body : undefined };
  const data = parseJson(text);
  if (data !== undefined) return { response, data };
  const type = scrub(response.headers.get('content-type') ?? 'no content type', out.secrets);
  throw new ConnectionError(
    `${out.where} answered ${response.status} with what is no JSON, or JSON cut off (${type}, ${text.length} characters).`,
    'unknown',
  );
}

function tooLate(out: Outgoing, { totalTimeoutMs }: Policy): TimeoutError {
  const message = `${out.where} was not sent: apiKey gave no key within ${totalTimeoutMs} ms.`;
  return new TimeoutError(message, 'headers', totalTimeoutMs);
}

/** A key may take its time, which is the call's. */
function keyFor({ where }: Outgoing, { clock, keyring }: Sender, wait: Pick<Wait, 'ms' | 'signal' | 'late'>) {
  const key = keyring.get();
  if (typeof key === 'string') return key;
  const aborted = () => abortError(where, wait.signal);
  return within(key, { ...wait, clock, aborted }).catch((error: unknown) => {
    keyring.giveUp(key);
    throw error;
  });
}

function isRetryable(error: unknown): error is CordboardError {
  if (error instanceof APIError) return error.retryable;
  return error instanceof ConnectionError || error instanceof TimeoutError;
}

/**
 * Sends until it succeeds, may not be retried, or the time is over. Every attempt carries the same
 * headers, so a write keeps its idempotency key and is one write however often it is sent.
 */
export async function send(out: Outgoing, policy: Policy, sender: Sender): Promise<Received> {
  const { clock, keyring, log } = sender;
  const { signal } = policy;
  const deadline = clock.now() + policy.totalTimeoutMs;
  let renewed = false;
  let failed: CordboardError | undefined;
  // A process that slept through the pause before a retry has sent the request all the same.
  const late = () => failed ?? tooLate(out, policy);
  for (let tries = 1, number = 1; ; number += 1) {
    if (signal?.aborted) throw abortError(out.where, signal);
    const key = await keyFor(out, sender, { ms: deadline - clock.now(), signal, late });
    // A `fetch` that ignores its signal would send what nobody wants any more.
    if (signal?.aborted) throw abortError(out.where, signal);
    const left = deadline - clock.now();
    if (left <= 0) throw late();
    const limits = {
      clock,
      signal,
      timeoutMs: Math.min(policy.timeoutMs, left),
      limitMs: left < policy.timeoutMs ? policy.totalTimeoutMs : policy.timeoutMs,
    };
    out.headers['authorization'] = `Bearer ${key}`;
    if (!out.secrets.includes(key)) out.secrets.unshift(key);
    const started = clock.now();
    try {
      const incoming = await attempt(out, limits, (request, ended) => sender.fetch(request, ended, number));
      const { status } = incoming.response;
      log('debug', () => `${out.where} ${status} in ${clock.now() - started} ms, attempt ${number}`);
      if (status === 401 && !renewed && keyring.renew(key)) {
        renewed = true;
        continue;
      }
      return receive(incoming, out, clock.now());
    } catch (error) {
      out.uncertain ||= !(error instanceof ConnectionError && error.outcome === 'not_sent');
      if (!isRetryable(error) || tries > policy.maxRetries) throw error;
      const wait = (error instanceof APIError ? error.retryAfterMs : null) ?? backoffMs(tries);
      if (clock.now() + wait >= deadline) throw error;
      log(
        'info',
        () => `${out.where} failed, attempt ${number}; retrying in ${Math.round(wait)} ms: ${error.message}`,
      );
      failed = error;
      await sleep(clock, wait, signal);
      tries += 1;
    }
  }
}
