import type { Command } from 'commander';
import type { SwapRecovery } from 'cordboard';
import type { CommonFlags } from '../../command.js';
import { apiCommand } from '../../command.js';
import { connect } from '../../connect.js';
import { CliFailure } from '../../exit.js';
import { explain } from '../../explain.js';
import { wholeNumber } from '../../input/arguments.js';
import { findNumber } from '../../input/find.js';
import { interruptible } from '../../interruptible.js';
import type { Column } from '../../output/table.js';
import { renderTable } from '../../output/table.js';
import { note, write, writeJson } from '../../output/write.js';

const COLUMNS: readonly Column<SwapRecovery>[] = [
  { title: 'SWAP', value: (recovery) => recovery.swapId },
  { title: 'NUMBER', value: (recovery) => recovery.numberId },
  { title: 'TO', value: (recovery) => recovery.toAgentId },
  { title: 'RULE', value: (recovery) => recovery.ruleId },
  { title: 'OUTCOME', value: (recovery) => recovery.outcome },
];

interface Flags extends CommonFlags {
  olderThan: number;
}

async function run(given: readonly string[], { olderThan, ...flags }: Flags): Promise<void> {
  const client = await connect(flags);
  const numberIds: string[] = [];
  for (const number of given) numberIds.push((await findNumber(client, number)).id);
  const params = { ...(numberIds.length > 0 && { numberIds }), olderThanMs: olderThan * 1_000 };
  let interrupted = false;
  const onInterrupt = () => {
    interrupted = true;
    note('Stopping after the swaps in hand; once more ends at once.');
  };
  const found = await interruptible((signal) => client.numbers.recoverSwaps(params, { signal }), onInterrupt);
  if (flags.json) {
    const data = found.map(({ error, ...rest }) => ({ ...rest, error: error?.message ?? null }));
    await writeJson({ data });
  } else if (found.length > 0) await write(renderTable(COLUMNS, found));
  else note('No swap was left unfinished.');
  const left = found.filter(({ outcome }) => outcome === 'left').length;
  if (left > 0) {
    note(
      `${left} may be under way and ${left === 1 ? 'was' : 'were'} left. If no process is at work: --older-than 0`,
    );
  }
  for (const { numberId, error } of found) if (error) note(`${numberId}: ${await explain(error)}`);
  if (found.some(({ outcome }) => outcome === 'failed'))
    throw new CliFailure('Some swaps could not be finished; they can be tried again.');
  if (interrupted) throw new CliFailure('Interrupted. Run it again for swaps that were not begun.');
}

/** `cordboard numbers recover-swaps` */
export function recoverSwaps(): Command {
  return apiCommand('recover-swaps', {
    description: 'Finish swaps whose process died or lost its connection.',
    examples: [
      'cordboard numbers recover-swaps',
      'cordboard numbers recover-swaps +14155550123 --older-than 0',
    ],
  })
    .argument('[numbers...]', 'only these: ids, or numbers in E.164 form')
    .option(
      '--older-than <seconds>',
      'only those begun at least this long ago',
      wholeNumber(0, 31_536_000),
      60,
    )
    .action(run);
}
