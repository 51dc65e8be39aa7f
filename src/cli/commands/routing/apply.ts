import type { Command } from 'commander';
import type { Cordboard } from 'cordboard';
import type { ApplyProgress, ApplyResult, RoutingPlan } from 'cordboard/provision';
import type { CommonFlags } from '../../command.js';
import { apiCommand } from '../../command.js';
import { connect } from '../../connect.js';
import { UsageFailure } from '../../exit.js';
import { wholeNumber } from '../../input/arguments.js';
import { confirm } from '../../input/confirm.js';
import { interruptible } from '../../interruptible.js';
import { createProgress } from '../../output/progress.js';
import { hasColours } from '../../output/style.js';
import { note, plain, write, writeJson } from '../../output/write.js';
import { approve, question, refuseCallbacks } from './approval.js';
import { explainApply } from './explain-apply.js';
import { readRoutingFile } from './read-file.js';

interface Flags extends CommonFlags {
  prune?: boolean;
  yes?: boolean;
  allowSpend?: boolean;
  allowDestroy?: boolean;
  concurrency?: number;
}

async function run(file: string, flags: Flags): Promise<void> {
  const read = await readRoutingFile(file);
  if ('plan' in read && flags.prune) throw new UsageFailure('--prune belongs to `plan`: this plan is made.');
  const client = await connect(flags);
  const { plan: makePlan, renderPlan } = await import('cordboard/provision');
  const plan = 'plan' in read ? read.plan : await makePlan(client, read.config, { prune: flags.prune });
  // What is about to happen is for the person who is asked; stdout is for what has happened.
  // Not by `note`, which would take its colours away.
  if (!flags.json || !flags.yes)
    process.stderr.write(renderPlan(plan, 'text', { colour: hasColours(process.stderr) }));
  refuseCallbacks(plan);
  if (plan.changes.length > 0) await confirm(question(plan), flags);
  await tell(await carryOut(client, plan, flags), flags);
}

async function carryOut(client: Cordboard, plan: RoutingPlan, flags: Flags): Promise<ApplyResult> {
  const { apply } = await import('cordboard/provision');
  const progress = createProgress({ unit: 'changes', total: plan.changes.length });
  const stopping = () => {
    progress.end();
    note('Stopping after what is under way; once more ends at once.');
  };
  try {
    return await interruptible((signal) => {
      const onProgress = ({ done, change }: ApplyProgress) => progress.show(done, plain(change.id));
      return apply(client, plan, { ...approve(flags), concurrency: flags.concurrency, signal, onProgress });
    }, stopping);
  } catch (error) {
    progress.end();
    throw await explainApply(error);
  } finally {
    progress.end();
  }
}

async function tell({ done, already, changes }: ApplyResult, { json }: Flags): Promise<void> {
  if (!json) return write(`${done} done, ${already} were as planned before.\n`);
  const summary = changes.map(({ change: { id, kind, action, key, name }, status, objectId }) => {
    return { id, kind, action, key, name, status, objectId };
  });
  return writeJson({ done, already, changes: summary });
}

/** `cordboard apply` */
export function apply(): Command {
  return apiCommand('apply', {
    description: 'Make the account match a routing file, or carry out a saved plan. It asks first.',
    examples: [
      'cordboard apply routing.yaml',
      'cordboard apply plan.json --yes --allow-spend',
      'cordboard apply routing.yaml --prune --yes --allow-destroy',
    ],
  })
    .argument('<file>', 'a routing file, or a plan that `plan --out` saved')
    .option('--prune', 'remove what the file does not name')
    .option('--yes', 'apply without asking')
    .option('--allow-spend', 'with --yes: numbers may be bought')
    .option('--allow-destroy', 'with --yes: things may be taken out of service')
    .option('--concurrency <n>', 'changes under way at once (default: 4)', wholeNumber(1, 50))
    .action(run);
}
