import type { PlanChange } from '../plan/types.js';

/** What must be there before the next can be: each stage begins when the one before is over. */
function stageOf({ kind, action }: PlanChange): number {
  if (action === 'release') return 6;
  if (kind === 'connection') return action === 'delete' ? 8 : 0;
  if (kind === 'agent') return action === 'archive' ? 7 : 1;
  if (kind === 'webhook') return action === 'delete' ? 7 : 5;
  return { number: 2, attachment: 3, route: 4 }[kind];
}

/** Changes of one object follow each other; all else within a stage may run at once. */
function chainOf({ kind, key }: PlanChange): string {
  return kind === 'attachment' ? `${kind} ${key.split(':')[0]}` : `${kind} ${key}`;
}

/** The plan as stages of chains of changes. */
export function stages(changes: readonly PlanChange[]): PlanChange[][][] {
  const all = new Map<number, Map<string, PlanChange[]>>();
  for (const change of changes) {
    const stage = all.get(stageOf(change)) ?? new Map<string, PlanChange[]>();
    all.set(stageOf(change), stage);
    stage.set(chainOf(change), [...(stage.get(chainOf(change)) ?? []), change]);
  }
  const inOrder = [...all].sort(([a], [b]) => a - b);
  return inOrder.map(([, chains]) => [...chains.values()]);
}
