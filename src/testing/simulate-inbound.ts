import type { BackendClock } from './clock.js';
import { createClock } from './clock.js';
import {
  ATTEMPTS,
  fallback,
  type InboundRouting,
  PATIENCE_MS,
  parseBody,
  readAnswer,
} from './inbound-platform.js';
import { checkNames } from './option-names.js';

/** How a simulated phone rings. */
export interface SimulateInboundOptions {
  /** The clock that the handler was made with; see {@link createTestClock}. */
  clock: BackendClock;
  /** The callback URL, with its token. Default `https://handler.test/ringing`. */
  url?: string | undefined;
  /** Headers in addition to the content type. */
  headers?: { readonly [name: string]: string } | undefined;
  /** Who calls. Default `+14155550100`. */
  caller?: string | undefined;
  /** Who is called. Default `+14155550123`. */
  callee?: string | undefined;
  /** The agent that is bound to the number, 0 for none. Default `ag_bound`. */
  agentId?: string | number | undefined;
  /** The IVR that is bound to the number, 0 for none. Default 0. */
  ivrId?: string | number | undefined;
  /** The call's id. Default a new one. */
  sessionId?: string | undefined;
  /** The app that owns the number. Default 1400000001. */
  sdkAppId?: string | number | undefined;
}

/** One request of the platform, times in ms since it began to ring. */
export interface InboundAttempt {
  /** When it was sent. */
  sentAtMs: number;
  /** When it was answered; `null` when it was not within 5 s. */
  answeredAtMs: number | null;
  /** The HTTP status of the answer. */
  status: number | null;
  /** The answer: its JSON, else its text. */
  body: unknown;
}

/** What the caller would have heard. */
export interface SimulatedInbound extends InboundRouting {
  /** Whether the handler decided, or the platform by itself after three requests in vain. */
  decidedBy: 'handler' | 'platform';
  /** How long it rang, in ms. */
  ringingMs: number;
  /** The requests, in order. */
  attempts: InboundAttempt[];
}

const OPTIONS: { readonly [name in keyof Required<SimulateInboundOptions>]: true } = {
  clock: true,
  url: true,
  headers: true,
  caller: true,
  callee: true,
  agentId: true,
  ivrId: true,
  sessionId: true,
  sdkAppId: true,
};

/** How far the clock moves at a time, in ms. */
const STEP_MS = 50;
/** How often real work gets its turn before the clock first moves. */
const FIRST_TURNS = 10;

/**
 * A clock that stands still until it is moved, for handlers and clients under test.
 *
 * @param start Where it begins: a `Date`, epoch ms, or ISO 8601 with an offset. Default 2026-11-02, 15:00 UTC.
 * @throws `TypeError` for a start that is no instant, or has no offset.
 * @example
 * ```ts
 * import { createTestClock } from 'cordboard/testing';
 *
 * const clock = createTestClock('2026-12-24T17:59:00+01:00');
 * clock.after(60_000, () => console.log(new Date(clock.now()).toISOString())); // 2026-12-24T17:00:00.000Z
 * clock.advance(3_600_000); // ms; what falls due on the way runs at its own time
 * ```
 */
export function createTestClock(start: Date | string | number = '2026-11-02T15:00:00Z'): BackendClock {
  return createClock(start);
}

/**
 * Rings a handler in process, as the platform would: it asks, waits five seconds of the handler's clock, asks
 * again, twice, and then goes on by itself. Fifteen seconds of ringing pass in a fraction of one. An answer that
 * the platform does not document counts as none.
 *
 * @throws `TypeError` for an option that does not exist.
 * @example
 * ```ts
 * import { createInboundHandler, route } from 'cordboard/inbound';
 * import { createTestClock, simulateInbound } from 'cordboard/testing';
 *
 * const clock = createTestClock();
 * const handler = createInboundHandler({
 *   auth: 'none-accept-anyone',
 *   clock,
 *   onCall: () => new Promise(() => {}), // a database that hangs
 * });
 * const call = await simulateInbound(handler, { clock, agentId: 'ag_reception' });
 * console.log(call.heard, call.id, call.ringingMs); // agent ag_reception 4000
 * ```
 */
export async function simulateInbound(
  handler: (request: Request) => Promise<Response>,
  options: SimulateInboundOptions,
): Promise<SimulatedInbound> {
  checkNames('simulateInbound', options, OPTIONS);
  const { clock, agentId = 'ag_bound', ivrId = 0 } = options;
  const { sessionId = crypto.randomUUID() } = options;
  const began = clock.now();
  const attempts: InboundAttempt[] = [];
  while (attempts.length < ATTEMPTS) {
    const attempt = await ask(handler, { ...options, sessionId, agentId, ivrId }, began);
    attempts.push(attempt);
    const routing = attempt.status === null ? undefined : readAnswer(attempt.status, attempt.body);
    if (routing) return { ...routing, decidedBy: 'handler', ringingMs: clock.now() - began, attempts };
    // An answer that is none does not bring the next request forward.
    clock.advance(Math.max(0, attempt.sentAtMs + PATIENCE_MS - (clock.now() - began)));
  }
  const ringingMs = clock.now() - began;
  return { ...fallback(agentId, ivrId), decidedBy: 'platform', ringingMs, attempts };
}

async function ask(
  handler: (request: Request) => Promise<Response>,
  options: SimulateInboundOptions,
  began: number,
): Promise<InboundAttempt> {
  const { clock } = options;
  const platform = new AbortController();
  const sent = clock.now();
  const attempt: InboundAttempt = {
    sentAtMs: sent - began,
    answeredAtMs: null,
    status: null,
    body: undefined,
  };
  let over = false;
  const hear = async () => {
    const response = await handler(requestOf(options, platform.signal));
    const text = await response.text();
    if (over) return;
    Object.assign(attempt, {
      answeredAtMs: clock.now() - began,
      status: response.status,
      body: parseBody(text),
    });
  };
  const heard = hear()
    .catch(() => undefined)
    .then(() => {
      over = true;
    });
  for (let turn = 0; turn < FIRST_TURNS && !over; turn++) await realTurn();
  while (!over && clock.now() - sent < PATIENCE_MS) {
    clock.advance(STEP_MS);
    await realTurn();
  }
  if (over) await heard;
  over = true;
  platform.abort();
  return attempt;
}

function requestOf(options: SimulateInboundOptions, signal: AbortSignal): Request {
  const { url = 'https://handler.test/ringing', headers, caller = '+14155550100' } = options;
  const { callee = '+14155550123', sdkAppId = 1_400_000_001 } = options;
  return new Request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({
      Event: 'CallInBound',
      SessionId: options.sessionId,
      SdkAppId: sdkAppId,
      CallInBound: { AIAgentId: options.agentId, IvrId: options.ivrId, Caller: caller, Callee: callee },
    }),
    signal,
  });
}

/** Lets work go on that waits for something real, such as a digest or a file. */
function realTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}
