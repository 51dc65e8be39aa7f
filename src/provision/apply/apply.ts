import type { Cordboard } from 'cordboard';
import { quietly } from '../../receive/quietly.js';
import { ApplyError, type FailedChange, PlanStaleError, type StaleChange } from '../errors.js';
import { checkOptions } from '../options.js';
import { parallel } from '../parallel.js';
import type { PlanChange, RoutingPlan } from '../plan/types.js';
import { systemEnv } from '../secrets/env.js';
import { type Assessment, assess } from './assess.js';
import { checkApply } from './check.js';
import { cleanError, secretsOf } from './clean-error.js';
import { kinds } from './kinds/index.js';
import { type Live, openLive } from './live.js';
import { standing } from './meanwhile.js';
import { stages } from './stages.js';
import type { AppliedChange, ApplyOptions, ApplyResult } from './types.js';

const OPTIONS: { readonly [name in keyof Required<ApplyOptions>]: true } = {
  onProgress: true,
  allowSpend: true,
  allowDestroy: true,
  onSecret: true,
  env: true,
  concurrency: true,
  signal: true,
};

/** What a change left behind can be referred to by its key from now on. */
function remember({ ids }: Live, { kind, key }: PlanChange, objectId: string | null): void {
  const sections = { connection: ids.connections, agent: ids.agents, number: ids.numbers };
  if (objectId === null || kind === 'attachment' || kind === 'route' || kind === 'webhook') return;
  sections[kind].set(key, objectId);
}

async function assessAll(live: Live, changes: readonly PlanChange[]): Promise<Map<PlanChange, Assessment>> {
  const found = new Map<PlanChange, Assessment>();
  const stale: StaleChange[] = [];
  for (const change of changes) {
    const assessment = await assess(live, change);
    if (assessment.status === 'stale') stale.push({ change, reason: assessment.reason });
    if (assessment.status === 'already') remember(live, change, assessment.objectId);
    found.set(change, assessment);
  }
  if (stale.length > 0) throw new PlanStaleError(stale);
  return found;
}

async function carryOut(
  live: Live,
  change: PlanChange,
  assessment: Assessment | undefined,
): Promise<AppliedChange> {
  if (assessment?.status === 'already') return { change, ...assessment };
  const kind = kinds[change.kind];
  const thing = kind.find(live, change);
  // Another run has taken it away, as an answer to what we did first has shown.
  if (!thing && change.after === null) return { change, status: 'already', objectId: null };
  try {
    const objectId = await kind.run(live, change, thing);
    remember(live, change, objectId);
    return { change, status: 'done', objectId };
  } catch (refusal) {
    return { change, ...(await standing(live, change, refusal)) };
  }
}

function stopped(
  plan: RoutingPlan,
  done: Map<PlanChange, AppliedChange>,
  failed: FailedChange[],
  cause: unknown,
) {
  const { changes } = plan;
  const over = new Set([...done.keys(), ...failed.map(({ change }) => change)]);
  const remaining = changes.filter((change) => !over.has(change));
  const why =
    failed.length > 0
      ? failed.map(({ change, error }) => `${change.id} (${change.name}) failed: ${error.message}`).join('; ')
      : 'it was aborted';
  const message = `${done.size} of ${changes.length} changes are done, then ${why.replace(/\.$/, '')}. ${remaining.length} were not begun. Running it again is safe: what is done is taken as done.`;
  const applied = changes.flatMap((change) => done.get(change) ?? []);
  return new ApplyError(message, { done: applied, failed, remaining }, cause);
}

/**
 * Carries out a plan. The account is read again first, in lists: what is already as planned is taken as done, and
 * if anything else has changed since, nothing is touched. Within a stage several changes are under way at once.
 *
 * @throws `ApprovalRequiredError` when it buys without `allowSpend`, or removes without `allowDestroy`;
 * `MissingVariablesError`; `PlanStaleError`; `InvalidParamsError` for a `concurrency` that is none;
 * `ConfigurationError` for other options, for variables and for an edited plan that cannot be used; `CordboardError`
 * for the plan of another account: in these cases nothing was changed. `ApplyError` when a change fails or the signal
 * fires: it says what is done and what is not, and running it again is safe.
 * @example
 * ```ts
 * const planned = await plan(client, routing);
 * await apply(client, planned, {
 *   allowSpend: true,
 *   onProgress: ({ done, total, change }) => console.log(`${done}/${total} ${change.id}`),
 * });
 * ```
 */
export async function apply(
  client: Cordboard,
  plan: RoutingPlan,
  options: ApplyOptions = {},
): Promise<ApplyResult> {
  checkOptions('apply', options, OPTIONS);
  const { env = systemEnv(), concurrency = 4, signal, onProgress } = options;
  checkApply(plan, env, options);
  const done = new Map<PlanChange, AppliedChange>();
  const failed: FailedChange[] = [];
  const secrets = secretsOf(plan.changes, env);
  let over = 0;
  const total = plan.changes.length;
  if (total === 0) return { changes: [], done: 0, already: 0 };

  const live = await openLive(client, plan, env, options);
  const assessments = await assessAll(live, plan.changes);
  const isStopped = () => failed.length > 0 || signal?.aborted === true;
  const runChain = async (chain: readonly PlanChange[]) => {
    for (const change of chain) {
      if (isStopped()) return;
      const status = await carryOut(live, change, assessments.get(change)).then(
        (applied) => {
          done.set(change, applied);
          return applied.status;
        },
        (error: unknown) => {
          failed.push({ change, error: cleanError(error, secrets) });
          return 'failed' as const;
        },
      );
      over += 1;
      const progress = { done: over, total, change, status };
      quietly(() => onProgress?.(progress));
    }
  };
  for (const chains of stages(plan.changes)) await parallel(chains, concurrency, runChain);
  if (done.size < total) throw stopped(plan, done, failed, failed[0]?.error ?? signal?.reason);
  const changes = plan.changes.flatMap((change) => done.get(change) ?? []);
  const already = changes.filter(({ status }) => status === 'already').length;
  return { changes, done: changes.length - already, already };
}
