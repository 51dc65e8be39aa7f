import { isResponse, json, refuse } from '../receive/answers.js';
import { twice } from '../receive/twice.js';
import type { Claim, ClaimStore } from '../store/store.js';

/** How duplicates are told, and what goes wrong is reported. */
export interface Remembering {
  store: ClaimStore | 'none';
  rememberMs: number;
  leaseMs: number;
  report(error: unknown, request: Request): void;
}

/** An answer as the store keeps it. */
interface KeptAnswer {
  status: number;
  type: string | null;
  body: string;
}

/** Later, in seconds. Senders that give up at a 409 still try again after a 503. */
const LATER = { 'retry-after': '30' };

/** Runs the work unless it was run before, and answers; a failure opens the key for the next try. */
export async function once(
  { store, rememberMs, leaseMs, report }: Remembering,
  key: string,
  request: Request,
  run: () => Promise<unknown>,
): Promise<Response> {
  if (store === 'none') return answerOf(await run());
  let claim: Claim;
  try {
    claim = await store.claim(key, leaseMs);
  } catch (error) {
    // Nothing is lost: the sender comes again, and whether the event had run before is known then.
    report(error, request);
    return refuse(503, 'store_failed', 'Duplicates cannot be told apart now. Send it again later.', LATER);
  }
  if ('done' in claim) return repeat(claim.done);
  if ('pending' in claim)
    return refuse(
      503,
      'in_progress',
      'An earlier delivery is still being handled. Send it again later.',
      LATER,
    );

  // Twice, because what was answered and stays claimed would run again one day.
  const settle = (step: () => Promise<void>) => twice(step).catch((error: unknown) => report(error, request));
  let answer: Response;
  try {
    answer = answerOf(await run());
  } catch (error) {
    await settle(() => store.release(key, claim.claimed));
    throw error;
  }
  if (!answer.ok) {
    await settle(() => store.release(key, claim.claimed));
    return answer;
  }
  let kept: string;
  try {
    kept = await keep(answer.clone());
  } catch (error) {
    // The listener has run, and must not run again for want of its answer's body.
    report(error, request);
    answer = new Response(null, { status: answer.status });
    kept = await keep(answer.clone());
  }
  await settle(() => store.complete(key, claim.claimed, kept, rememberMs));
  return answer;
}

/** A copy, because a listener may return the same `Response` for each event. */
function answerOf(returned: unknown): Response {
  return isResponse(returned) ? returned.clone() : json(200, { received: true });
}

async function keep(answer: Response): Promise<string> {
  const kept: KeptAnswer = {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: await answer.text(),
  };
  return JSON.stringify(kept);
}

function repeat(value: string): Response {
  const { status, type, body }: KeptAnswer = JSON.parse(value);
  const headers = { 'cordboard-duplicate': 'true', ...(type === null ? {} : { 'content-type': type }) };
  // 204 and its like must not even have an empty body.
  return new Response(body === '' ? null : body, { status, headers });
}
