import { SwapStrandedError } from '../errors.js';

/** The way out is named: there is always one. */
export function stranded(numberId: string, swapId: string, cause: unknown): SwapStrandedError {
  const message =
    `The swap of number ${numberId} stopped half-way, and the number may have no route. ` +
    'Run client.numbers.recoverSwaps({ olderThanMs: 0 }) to finish it.';
  return new SwapStrandedError(message, numberId, swapId, cause);
}
