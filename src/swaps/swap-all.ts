import type { ParamIssue } from '../errors.js';
import { AbortError, InvalidParamsError } from '../errors.js';
import { pooled } from '../pool.js';
import type { Core } from '../transport/call.js';
import { swap } from './swap.js';
import type { SwapAllItem, SwapAllOptions, SwapOutcome, SwapRequestOptions } from './types.js';

/** Moves many numbers, each for itself; see `numbers.swapAll`. */
export async function swapAll(
  core: Core,
  swaps: readonly SwapAllItem[],
  { concurrency = 4, dryRun, onProgress }: SwapAllOptions,
  options?: SwapRequestOptions,
): Promise<SwapOutcome[]> {
  check(swaps, concurrency);
  let done = 0;
  return pooled(swaps, concurrency, async (item) => {
    const { numberId, toAgentId, fromAgentId } = item;
    const outcome: SwapOutcome = { numberId, toAgentId, result: null, error: null };
    try {
      if (options?.signal?.aborted) {
        throw new AbortError('The swap was not begun.', { cause: options.signal.reason });
      }
      outcome.result = await swap(core, numberId, { toAgentId, fromAgentId, dryRun }, options);
    } catch (error) {
      outcome.error = error as Error;
    }
    done += 1;
    onProgress?.({ done, total: swaps.length, outcome });
    return outcome;
  });
}

function check(swaps: readonly SwapAllItem[], concurrency: number): void {
  const issues: ParamIssue[] = [];
  if (!(Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 50)) {
    issues.push({ path: 'concurrency', message: 'an integer from 1 to 50', given: String(concurrency) });
  }
  const seen = new Set<string>();
  for (const [index, { numberId }] of swaps.entries()) {
    if (seen.has(numberId)) {
      const message = 'a number that is not in the list already';
      issues.push({ path: `[${index}].numberId`, message, given: numberId });
    }
    seen.add(numberId);
  }
  if (issues.length > 0) throw new InvalidParamsError('numbers.swapAll', issues);
}
