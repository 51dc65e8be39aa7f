import type { DispatchRule } from '../models/dispatch-rule.js';
import type { SwapResult } from './types.js';

/** The result where nothing was moved: a dry run, or a number that is where it should be. */
export function unmoved(
  numberId: string,
  rule: DispatchRule | undefined,
  to: string,
  { dryRun, changed }: Pick<SwapResult, 'dryRun' | 'changed'>,
): SwapResult {
  return {
    numberId,
    changed,
    dryRun,
    from: rule?.agentId ?? null,
    to,
    ruleId: changed ? null : (rule?.id ?? null),
    previousRuleId: rule?.id ?? null,
    unroutedMs: 0,
    restored: false,
    fenced: typeof rule?.version === 'number',
  };
}
