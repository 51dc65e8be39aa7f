import {
  createInboundHandler,
  type InboundHandlerOptions,
  type InboundOutcome,
  route,
} from 'cordboard/inbound';
import { ManualClock } from '../../support/clock.js';

export const URL_ = 'https://me.test/ringing';

/** What the platform sends while a phone rings. */
export function ringing(over: object = {}, inner: object = {}): object {
  return {
    Event: 'CallInBound',
    SessionId: '01bd935d-1',
    SdkAppId: 1400692008,
    CallInBound: {
      AIAgentId: 123,
      IvrId: 0,
      Caller: '+8613066668888',
      Callee: '+8675566668888',
      ...inner,
    },
    ...over,
  };
}

export function ask(body: unknown = ringing(), init: RequestInit = {}, url = URL_): Request {
  return new Request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  });
}

/** Lets everything run that waits for nothing but its turn. */
export async function turns(count = 20): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** A handler on a clock that is moved by hand, and what it told of each request. */
export function rig(options: Partial<InboundHandlerOptions> = {}, clock = new ManualClock()) {
  const outcomes: InboundOutcome[] = [];
  const handler = createInboundHandler({
    auth: 'none-accept-anyone',
    onCall: () => route.toAgent('ag_1'),
    onOutcome: (outcome) => void outcomes.push(outcome),
    clock,
    ...options,
  });
  return {
    clock,
    outcomes,
    handler,
    /** Asks, and answers the decision in the platform's words. */
    decide: async (request = ask()) => decisionOf(await handler(request)),
    /** Asks, and waits for no answer. */
    start: async (request = ask()) => {
      const seen: { answer?: unknown; status?: number } = {};
      void handler(request).then(async (response) => {
        seen.status = response.status;
        seen.answer = await decisionOf(response);
      });
      await turns();
      return seen;
    },
    /** Lets time pass in steps, and everything happen that falls due. */
    pass: async (ms: number, step = 100) => {
      for (let left = ms; left > 0; left -= step) {
        clock.advance(Math.min(step, left));
        await turns(4);
      }
    },
  };
}

async function decisionOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { CallInBound: unknown }).CallInBound;
}

export const BOUND = { OverrideAIAgentId: 123 };
export const AG_1 = { OverrideAIAgentId: 'ag_1' };
export const NEVER = new Promise<never>(() => undefined);
