import type { Clock } from '../clock.js';
import type { Admitted } from './admit.js';
import { checkDecision, route } from './decision.js';
import { type InboundHandlerOptions, PLATFORM_ATTEMPTS, PLATFORM_LIMIT_MS } from './options.js';
import { keepBound, startRun, type Verdict, type Work } from './run.js';
import { createSessions } from './sessions.js';
import { sharedWork } from './shared-work.js';
import type { InboundCall, InboundOutcome } from './types.js';
import { within } from './wait.js';
import { toWire } from './wire.js';

/** The answer to one request, and what to say of it. */
export type Answered = Pick<InboundOutcome, 'outcome' | 'source' | 'attempt' | 'error'> & {
  response: Response;
};

/** How long a decision is remembered, in ms: resends come within fifteen seconds. */
const REMEMBER_MS = 60_000;

/** Decides about each call once, and answers each request about it in time. */
export function createAnswerer(options: InboundHandlerOptions, clock: Clock, budgetMs: number) {
  const { onCall, store, maxSessions = 10_000 } = options;
  if (typeof onCall !== 'function') throw new TypeError('onCall must be a function');
  const lastResort = checkDecision(options.lastResort ?? route.hangUp());
  if (lastResort.kind === 'keep_bound')
    throw new TypeError('lastResort must be toAgent, toIvr or hangUp: it is for when nothing is bound');
  const patient = options.onLate === 'await-resend';
  const runMs = patient ? (PLATFORM_ATTEMPTS - 1) * PLATFORM_LIMIT_MS + budgetMs : budgetMs;
  const sessions = createSessions(clock, REMEMBER_MS, maxSessions);
  // What is left of the platform's time when the budget is spent must do for the store, and for the way back.
  const keepMs = Math.min(500, (PLATFORM_LIMIT_MS - budgetMs) / 2);
  const claimMs = Math.min(1_000, budgetMs / 4);
  const patienceMs = runMs - budgetMs;
  const times = { leaseMs: runMs + 1_000, rememberMs: REMEMBER_MS, patienceMs, claimMs, keepMs };

  const workOn = (call: InboundCall, attempts: () => number): Work => {
    const ask: Work['decide'] = async (signal, deadline) => {
      const context = {
        signal,
        deadline,
        get attempt() {
          return attempts();
        },
      };
      const given = await onCall(call, context);
      return { decision: checkDecision(given), source: 'handler', error: null };
    };
    if (!store) return { decide: ask, keep: async () => undefined };
    return sharedWork(clock, { store, ...times }, keyOf(call), ask);
  };

  const say = (asked: Admitted, { decision, source, error }: Verdict, attempt: number): Answered => ({
    ...toWire(decision, asked, lastResort),
    source,
    attempt,
    error,
  });

  const decide = async (asked: Admitted, request: Request, arrived: number) => {
    const { call, authError } = asked;
    if (authError !== null) throw authError;
    if (call.sessionId === '') throw new TypeError('SessionId is missing.');
    const { run, attempt } = sessions.join(keyOf(call), (attempts) =>
      startRun(clock, arrived + runMs, workOn(call, attempts)),
    );
    // The last one keeps to the budget: nobody asks again after it. One that was let in after another that came later
    // has less time than the run, and what it is answered must be what the other is.
    const due = arrived + (attempt >= PLATFORM_ATTEMPTS ? budgetMs : runMs);
    run.hurry(due);
    // Beside the run's own clock, because on some runtimes that one dies with the request that started it.
    const latest = due + keepMs - clock.now();
    const verdict = await Promise.race([
      within(clock, latest, run.verdict, 'To decide').catch((error) => keepBound('timeout', error)),
      gone(request.signal),
    ]);
    if (!verdict)
      return {
        ...say(asked, keepBound('timeout', null), attempt),
        outcome: 'dropped',
        source: 'none',
      } as const;
    return say(asked, attempt > 1 ? { ...verdict, source: 'resend' } : verdict, attempt);
  };

  return (asked: Admitted, request: Request, arrived: number): Promise<Answered> =>
    decide(asked, request, arrived).catch((error) => say(asked, keepBound('error', error), 1));
}

function keyOf(call: InboundCall): string {
  return `call:${call.sdkAppId ?? ''}:${call.sessionId}`;
}

/** Resolves when the platform has hung up on a request. */
function gone(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
