import type { Clock } from '../clock.js';
import type { ClaimStore } from '../store/store.js';
import type { InboundAuth } from './auth.js';
import type { InboundDecision } from './decision.js';
import type { InboundCall, InboundContext, InboundId, InboundOutcome } from './types.js';

/** A request that is about something other than a ringing call. */
export interface UnknownInboundEvent {
  /** What it calls itself; `null` when it does not say. */
  event: string | null;
  /** All of it. */
  raw: { readonly [field: string]: unknown };
}

/** What {@link createInboundHandler} takes. */
export interface InboundHandlerOptions {
  /**
   * How to tell the platform from others: `capabilityToken`, `signature`, `basicAuth`, or a function of your own.
   * Platforms that sign nothing leave no way but a token, so this is mandatory; going without has to be spelled out.
   */
  auth: InboundAuth | 'none-accept-anyone';
  /** Decides. Runs once for each call, however often the platform asks. */
  onCall(call: InboundCall, context: InboundContext): InboundDecision | Promise<InboundDecision>;
  /** How long `onCall` may take, in ms, of the 5,000 after which the platform asks again. Default 4,000. */
  budgetMs?: number | undefined;
  /**
   * When the time is up: `keep-bound` answers so at once. `await-resend` lets this request lapse and answers the
   * next one from the same run, which gives `onCall` up to 10 s more while the caller hears it ring.
   * Default `keep-bound`.
   */
  onLate?: 'keep-bound' | 'await-resend' | undefined;
  /** What to do instead of keeping the bound one when nothing is bound. Default `route.hangUp()`. */
  lastResort?: InboundDecision | undefined;
  /** What several instances share; see `createRedisStore`. Default: each process decides on its own. */
  store?: ClaimStore | undefined;
  /** Take calls of this app only. */
  sdkAppId?: InboundId | undefined;
  /** Take calls to these numbers only. */
  calledNumbers?: readonly string[] | undefined;
  /**
   * The country calling code that local forms of numbers lack. Default `86`, as the platform's. Digits that begin
   * with it and are more than 11 (10 for `1`) carry it already; fewer could be either, and stay as they came.
   */
  callingCode?: string | undefined;
  /** How many bytes of body are read. Default 65,536. */
  maxBodyBytes?: number | undefined;
  /** How many calls are remembered for resends, for a minute at most. Default 10,000. */
  maxSessions?: number | undefined;
  /** Called for events other than ringing calls. A `Response` that it returns is sent. */
  onUnknown?: ((event: UnknownInboundEvent, request: Request) => unknown) | undefined;
  /**
   * Called with how each request ended, right before its answer is returned; it is not awaited. Default:
   * `console.error` for errors of `onCall`, `auth` and the store.
   */
  onOutcome?: ((outcome: InboundOutcome) => void) | undefined;
  /** The source of time; tests pass their own. */
  clock?: Clock | undefined;
}

/** When the platform asks again, in ms. */
export const PLATFORM_LIMIT_MS = 5_000;
/** How often it asks. */
export const PLATFORM_ATTEMPTS = 3;

/** The budget, checked. */
export function readBudget(given: number | undefined): number {
  const budget = given ?? 4_000;
  if (typeof budget !== 'number' || !(budget > 0 && budget < PLATFORM_LIMIT_MS))
    throw new TypeError(
      `budgetMs must be more than 0 and less than the ${PLATFORM_LIMIT_MS} ms of the platform (given ${String(given)})`,
    );
  return budget;
}
