import type { Clock } from '../clock.js';
import type { InboundDecision } from './decision.js';
import type { InboundOutcome } from './types.js';

/** What was decided about a call, and by what. */
export interface Verdict {
  decision: InboundDecision;
  source: InboundOutcome['source'];
  error: unknown;
}

/** What is done about a call. */
export interface Work {
  /** Comes to a verdict; aborted when the time is up, which it may bring forward itself. */
  decide(signal: AbortSignal, deadline: number, hurry: Run['hurry']): Promise<Verdict>;
  /** Called once, before anyone hears of the verdict. Never rejects. */
  keep(verdict: Verdict): Promise<void>;
}

/** One run of the user's code: all requests of a call wait for it. */
export interface Run {
  verdict: Promise<Verdict>;
  /** Brings the deadline forward, in epoch ms. */
  hurry(deadline: number): void;
}

/** What is answered when nothing better is known. */
export function keepBound(source: 'timeout' | 'error', error: unknown): Verdict {
  return { decision: { kind: 'keep_bound' }, source, error };
}

/** Starts the work and sees to it that a verdict comes by the deadline, whatever the work does. */
export function startRun(clock: Clock, deadline: number, work: Work): Run {
  const controller = new AbortController();
  let tell: (verdict: Verdict) => void = () => undefined;
  const verdict = new Promise<Verdict>((resolve) => {
    tell = resolve;
  });
  let due = Number.POSITIVE_INFINITY;
  let cancel: () => void = () => undefined;
  let settled = false;

  const settle = async (value: Verdict) => {
    if (settled) return;
    settled = true;
    cancel();
    await work.keep(value);
    tell(value);
  };
  const expire = () => {
    const error = new DOMException('The time to decide is up.', 'TimeoutError');
    void settle(keepBound('timeout', error));
    controller.abort(error);
  };
  const hurry = (at: number) => {
    if (settled || at >= due) return;
    due = at;
    cancel();
    cancel = clock.after(Math.max(0, at - clock.now()), expire);
  };

  hurry(deadline);
  work.decide(controller.signal, deadline, hurry).then(settle, (error) => settle(keepBound('error', error)));
  return { verdict, hurry };
}
