import { systemClock } from '../clock.js';
import { isResponse, json } from '../receive/answers.js';
import { complain } from '../receive/complain.js';
import { required } from '../receive/options.js';
import { quietly } from '../receive/quietly.js';
import { checkWhole } from '../store/whole.js';
import { type Admitted, createDoor, Refusal } from './admit.js';
import { type Answered, createAnswerer } from './answerer.js';
import { mask } from './numbers.js';
import type { InboundHandlerOptions } from './options.js';
import { PLATFORM_LIMIT_MS, readBudget } from './options.js';
import type { InboundOutcome } from './types.js';
import { within } from './wait.js';
import { toWire } from './wire.js';

/**
 * Answers the platform while the phone rings: a web-standard `(request) => Promise<Response>`, for Hono, Next,
 * Bun, Deno and Workers as it is, and for node:http, Express and Fastify through `toNodeListener`.
 *
 * It never drops a caller by accident. Whatever goes wrong (an exception, a timeout, no decision, a store that is
 * down), it answers that whoever is bound to the number takes the call; only `route.hangUp()` hangs up. It never
 * rejects. Throws `TypeError` for options that cannot work.
 *
 * @example
 * ```ts
 * import { capabilityToken, createInboundHandler, route } from 'cordboard/inbound';
 *
 * const vips = new Map([['+14155550100', 'Ada']]);
 * export const ringing = createInboundHandler({
 *   auth: capabilityToken(['a-long-random-text-in-the-url']),
 *   onCall(call) {
 *     const name = vips.get(call.caller);
 *     return name ? route.toAgent('ag_1', { variables: { name } }) : route.keepBound();
 *   },
 * });
 * ```
 */
export function createInboundHandler(
  options: InboundHandlerOptions,
): (request: Request) => Promise<Response> {
  const { clock = systemClock, onUnknown } = required(
    options,
    'createInboundHandler',
    'auth onCall budgetMs onLate lastResort store sdkAppId calledNumbers callingCode maxBodyBytes maxSessions onUnknown onOutcome clock',
  );
  const budgetMs = readBudget(options.budgetMs);
  for (const name of ['maxBodyBytes', 'maxSessions'] as const) checkWhole(name, options[name]);
  if (!['keep-bound', 'await-resend', undefined].includes(options.onLate))
    throw new TypeError(`onLate must be 'keep-bound' or 'await-resend' (given ${String(options.onLate)})`);
  const admit = createDoor(options, clock, budgetMs);
  const answer = createAnswerer(options, clock, budgetMs);

  const unknown = async (asked: Admitted, request: Request, arrived: number): Promise<Answered> => {
    const { event, call, authError } = asked;
    // What it is nobody knows; so if it is about a call, that call stays where it is bound.
    const bound = call.boundAgentId !== null || call.boundIvrId !== null;
    const quiet = bound ? toWire({ kind: 'keep_bound' }, asked, { kind: 'hang_up' }).response : json(200, {});
    const answered = { outcome: 'unknown_event', source: 'none', attempt: 1, error: null } as const;
    try {
      if (authError !== null) throw authError;
      const told = Promise.resolve(onUnknown?.({ event, raw: call.raw }, request));
      const left = arrived + budgetMs - clock.now();
      const given = await within(clock, left, told, 'onUnknown');
      // A copy, because it may return the same `Response` for each event.
      return { ...answered, response: isResponse(given) ? given.clone() : quiet };
    } catch (error) {
      return { ...answered, source: 'error', error, response: quiet };
    }
  };

  const refused = (error: unknown): Answered => {
    const { response } =
      error instanceof Refusal ? error : new Refusal(408, 'timeout', 'It took too long to read.');
    return { outcome: 'refused', source: 'none', attempt: 0, error, response };
  };

  return async (request) => {
    const arrived = clock.now();
    let admitted: Admitted | undefined;
    let answered: Answered;
    try {
      admitted = await within(clock, budgetMs, admit(request), 'To read the request');
      answered = admitted.isCall
        ? await answer(admitted, request, arrived)
        : await unknown(admitted, request, arrived);
    } catch (error) {
      answered = refused(error);
    }
    tell(options, answered, admitted, clock.now() - arrived);
    return answered.response;
  };
}

function tell(
  { onOutcome }: InboundHandlerOptions,
  { response, ...outcome }: Answered,
  admitted: Admitted | undefined,
  latencyMs: number,
): void {
  const masked = (number: string | undefined) => (number ? mask(number) : null);
  const told: InboundOutcome = {
    ...outcome,
    latencyMs,
    late: latencyMs > PLATFORM_LIMIT_MS,
    status: response.status,
    sessionId: admitted?.call.sessionId || null,
    caller: masked(admitted?.call.caller),
    callee: masked(admitted?.call.callee),
  };
  quietly(() => (onOutcome ?? report)(told));
}

/** What is refused is the sender's mistake, and anyone may send. */
function report({ outcome, error }: InboundOutcome): void {
  if (error && outcome !== 'refused') complain(`cordboard/inbound: a call was answered ${outcome}.`, error);
}
