import { AbortError } from '../errors.js';
import { pooled } from '../pool.js';
import { quietly } from '../receive/quietly.js';
import type { Core } from '../transport/call.js';
import { checkFields, fieldIssues, refuse } from '../transport/engine.js';
import { swap } from './swap.js';
import type { SwapAllItem, SwapAllOptions, SwapOutcome, SwapRequestOptions } from './types.js';

/** Moves many numbers, each for itself; see `numbers.swapAll`. */
export async function swapAll(
  core: Core,
  swaps: readonly SwapAllItem[],
  params: SwapAllOptions = {},
  options?: SwapRequestOptions,
): Promise<SwapOutcome[]> {
  check(swaps, params);
  const { concurrency = 4, dryRun, onProgress } = params;
  let done = 0;
  return pooled(swaps, concurrency, async (item) => {
    const { numberId, toAgentId, fromAgentId } = item;
    let outcome: SwapOutcome;
    try {
      if (options?.signal?.aborted) {
        throw new AbortError('The swap was not begun.', { cause: options.signal.reason });
      }
      const result = await swap(core, numberId, { toAgentId, fromAgentId, dryRun }, options);
      outcome = { numberId, toAgentId, result, error: null };
    } catch (error) {
      outcome = { numberId, toAgentId, result: null, error: error as Error };
    }
    done += 1;
    const progress = { done, total: swaps.length, outcome };
    quietly(() => onProgress?.(progress));
    return outcome;
  });
}

function check(swaps: readonly SwapAllItem[], params: SwapAllOptions): void {
  checkFields('numbers.swapAll', { swaps }, { swaps: 'list!' });
  const issues = fieldIssues(params, { concurrency: 'width', dryRun: 'flag', onProgress: 'callback' });
  const seen = new Set<string>();
  for (const [index, item] of swaps.entries()) {
    const at = `[${index}].`;
    issues.push(...fieldIssues(item, { numberId: 'id!', toAgentId: 'id!', fromAgentId: 'id' }, at));
    const numberId = item?.numberId;
    if (seen.has(numberId)) {
      const message = 'a number that is not in the list already';
      issues.push({ path: `${at}numberId`, message, given: numberId });
    }
    seen.add(numberId);
  }
  refuse('numbers.swapAll', issues);
}
