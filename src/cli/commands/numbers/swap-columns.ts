import type { SwapResult } from 'cordboard';
import type { Column } from '../../output/table.js';

/** What became of swaps, a row each. */
export const SWAP_COLUMNS: readonly Column<SwapResult>[] = [
  { title: 'NUMBER', value: (swap) => swap.numberId },
  { title: 'FROM', value: (swap) => swap.from },
  { title: 'TO', value: (swap) => swap.to },
  { title: 'RULE', value: (swap) => swap.ruleId },
  { title: 'WITHOUT ROUTE', value: (swap) => (swap.dryRun ? null : `${swap.unroutedMs} ms`) },
  { title: 'OUTCOME', value: outcome },
];

function outcome({ changed, dryRun, restored }: SwapResult): string {
  if (restored) return 'refused, old agent put back';
  if (!changed) return 'as it was';
  return dryRun ? 'would move' : 'moved';
}
