import type { CallEvent, Clock } from 'cordboard';
import { systemClock } from '../../../clock.js';
import { plain } from '../../output/write.js';

interface Forwarding {
  url: string;
  secret: string;
  /** For tests. */
  clock?: Clock;
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** How a delivery went, by its last attempt. */
export interface Outcome {
  /** What was answered; `null` when nothing was. */
  status: number | null;
  ms: number;
  error: string | null;
}

/** For one attempt, in ms. */
const PATIENCE = 10_000;
/** A server that restarts is back soon; one that is not started shall not hold up the feed. In ms. */
const PAUSES = [500, 2_000];

/** Posts events, signed as the platform signs them. Never throws for what is at the other end. */
export function createForwarder({
  url,
  secret,
  clock = systemClock,
  fetch = globalThis.fetch,
}: Forwarding): (event: CallEvent) => Promise<Outcome> {
  async function attempt(id: string, body: string): Promise<Outcome & { refused: boolean }> {
    const { signWebhook } = await import('cordboard/webhooks');
    const began = clock.now();
    const signed = await signWebhook({ secret, body, id, timestamp: Math.floor(began / 1_000) });
    const headers = { ...signed, 'Content-Type': 'application/json', 'User-Agent': 'Cordboard' };
    const controller = new AbortController();
    const cancel = clock.after(PATIENCE, () => controller.abort());
    try {
      const { signal } = controller;
      // A signed message is for whom it was addressed to, so redirects are shown and not followed.
      const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      const { status } = answer;
      await answer.body?.cancel().catch(() => undefined);
      const error = status >= 300 && status < 400 ? 'Redirects are not followed.' : null;
      return { status, ms: clock.now() - began, error, refused: false };
    } catch (error) {
      const why = controller.signal.aborted ? `No answer within ${PATIENCE / 1_000} s.` : reasonOf(error);
      return { status: null, ms: clock.now() - began, error: why, refused: codeOf(error) === 'ECONNREFUSED' };
    } finally {
      cancel();
    }
  }

  return async (event) => {
    const body = JSON.stringify(event);
    let last = await attempt(event.id, body);
    for (const pause of PAUSES) {
      // Only then is it certain that nobody has seen the event.
      if (!last.refused) break;
      await new Promise<void>((resolve) => clock.after(pause, resolve));
      last = await attempt(event.id, body);
    }
    const { status, ms, error } = last;
    return { status, ms, error };
  };
}

const causeOf = (error: unknown) => (error as { cause?: { code?: unknown; message?: unknown } }).cause;
const codeOf = (error: unknown) => causeOf(error)?.code;

/** Why there is no answer, without the address: it may hold a token. */
function reasonOf(error: unknown): string {
  const why = codeOf(error) ?? causeOf(error)?.message;
  return typeof why === 'string' ? `No connection (${plain(why)}).` : 'No connection.';
}
