import { CliFailure } from '../../exit.js';
import { explain } from '../../explain.js';
import { note, plain } from '../../output/write.js';

/** How many changes are named before the rest is only counted. */
const NAMED = 20;

/** Turns what `apply` throws into what the shell should read: what is done, what failed, what is left. */
export async function explainApply(error: unknown): Promise<unknown> {
  const { isApplyError, isApprovalRequiredError } = await import('cordboard/provision');
  if (isApprovalRequiredError(error)) {
    const flags = [
      error.spends.length > 0 && '--allow-spend',
      error.destroys.length > 0 && '--allow-destroy',
    ];
    return new CliFailure(`Nothing was changed: this plan needs ${flags.filter(Boolean).join(' and ')}.`);
  }
  if (!isApplyError(error)) return error;
  const { done, failed, remaining } = error;
  list(
    'done',
    done.map(({ change }) => change.id),
  );
  list(
    'failed',
    await Promise.all(failed.map(async (each) => `${each.change.id}: ${await explain(each.error)}`)),
  );
  list(
    'not begun',
    remaining.map(({ id }) => id),
  );
  return error;
}

function list(title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  note(`${title}:`);
  for (const line of lines.slice(0, NAMED)) note(`  ${plain(line)}`);
  if (lines.length > NAMED) note(`  and ${lines.length - NAMED} more`);
}
