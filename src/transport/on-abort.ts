import { AbortError } from '../errors.js';

interface Watch {
  runs: Set<() => void>;
  stop: () => void;
}

const watches = new WeakMap<AbortSignal, Watch>();

function watch(signal: AbortSignal): Watch {
  const runs = new Set<() => void>();
  const fire = () => {
    watches.delete(signal);
    for (const run of runs) run();
  };
  const stop = () => {
    watches.delete(signal);
    signal.removeEventListener('abort', fire);
  };
  signal.addEventListener('abort', fire, { once: true });
  const made = { runs, stop };
  watches.set(signal, made);
  return made;
}

/**
 * Runs once when a signal fires; the answer takes it back. However many calls share a signal, it carries
 * one listener of ours, and none once they have ended: more than ten make the runtime warn of a leak.
 */
export function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  if (!signal) return () => {};
  if (signal.aborted) {
    run();
    return () => {};
  }
  const { runs, stop } = watches.get(signal) ?? watch(signal);
  runs.add(run);
  return () => {
    if (runs.delete(run) && runs.size === 0 && !signal.aborted) stop();
  };
}

/** What an abort ends a request with. */
export function abortError(where: string, signal: AbortSignal | undefined): AbortError {
  return new AbortError(`${where} was aborted.`, { cause: signal?.reason });
}
