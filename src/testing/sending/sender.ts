import { faultAnswer } from '../fault-answer.js';
import type { OutgoingName } from '../fault-options.js';
import type { FaultBox } from '../faults.js';
import { ConnectionDropped, hold } from '../faults.js';
import type { World } from '../world.js';
import { isOnThisMachine } from './address.js';

/** What came back from a user's address. */
export interface Reply {
  status: number;
  text: string;
}

/** Sends to users' addresses, and lets tests come between. */
export interface Sender {
  /** Whether an address may be sent to. */
  reaches(url: string): boolean;
  /** The answer, or an error that says why there is none. */
  send(kind: OutgoingName, request: Request, timeoutMs: number): Promise<Reply>;
}

/** The time of the backend's clock is up. */
class SendTimeout extends Error {}

export function createSender(
  world: World,
  faults: FaultBox,
  custom: ((request: Request) => Promise<Response>) | undefined,
): Sender {
  const go = custom ?? ((request: Request) => fetch(request));

  async function exchange(kind: OutgoingName, request: Request): Promise<Reply> {
    const fault = faults.take(kind) ?? {};
    await hold(fault);
    if (fault.dropConnection === true || fault.dropConnection === 'before') throw new ConnectionDropped();
    const response = faultAnswer(fault, '') ?? (await go(request));
    const reply = { status: response.status, text: await response.text() };
    if (fault.dropConnection === 'after') throw new ConnectionDropped();
    return reply;
  }

  return {
    reaches: (url) => custom !== undefined || isOnThisMachine(url),
    async send(kind, request, timeoutMs) {
      const controller = new AbortController();
      const outgoing = new Request(request, { signal: controller.signal, redirect: 'manual' });
      let cancel = () => {};
      const late = new Promise<never>((_, reject) => {
        cancel = world.clock.after(timeoutMs, () => {
          // First, so that the reason is the time and not the abort that follows from it.
          reject(new SendTimeout(`No answer within ${timeoutMs / 1000} s.`));
          controller.abort();
        });
      });
      const exchanged = exchange(kind, outgoing);
      exchanged.catch(() => undefined);
      try {
        return await Promise.race([exchanged, late]);
      } finally {
        cancel();
      }
    },
  };
}

/** Why a sending failed, without the address: it may hold a token. */
export function reasonOf(error: unknown): string {
  if (error instanceof SendTimeout) return error.message;
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? `No connection (${cause.code}).` : 'No connection.';
}
