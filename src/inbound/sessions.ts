import type { Clock } from '../clock.js';
import type { Run } from './run.js';

/** A call as this process knows it. */
interface Session {
  run: Run;
  /** Counts one more request for it. */
  next(): number;
  until: number;
}

/** Calls of the last minute, so that a resend finds the run that was started for it, or its verdict. */
export function createSessions(clock: Clock, rememberMs: number, maxSessions: number) {
  // In the order of their beginning: the first is the oldest.
  const sessions = new Map<string, Session>();

  const makeRoom = () => {
    for (const [key, { until }] of sessions) {
      if (until > clock.now() && sessions.size < maxSessions) return;
      sessions.delete(key);
    }
  };

  return {
    /** The run of a key, and which request for it this is; begun when there is none. */
    join(key: string, begin: (attempts: () => number) => Run): { run: Run; attempt: number } {
      let session = sessions.get(key);
      if (!session || session.until <= clock.now()) {
        sessions.delete(key);
        makeRoom();
        let attempts = 0;
        const run = begin(() => Math.max(1, attempts));
        session = { run, next: () => ++attempts, until: clock.now() + rememberMs };
        sessions.set(key, session);
      }
      return { run: session.run, attempt: session.next() };
    },
  };
}
