import { EXIT } from './exit.js';

/**
 * Runs what should end cleanly when interrupted: the first SIGINT or SIGTERM aborts the signal, a second
 * one ends the process at once.
 */
export async function interruptible<T>(
  run: (signal: AbortSignal) => Promise<T>,
  onInterrupt: () => void = () => {},
): Promise<T> {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    onInterrupt();
    controller.abort(new Error('Interrupted.'));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await run(controller.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
