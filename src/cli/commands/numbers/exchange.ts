import type { Command } from 'commander';
import type { CommonFlags } from '../../command.js';
import { apiCommand } from '../../command.js';
import { connect } from '../../connect.js';
import { CliFailure } from '../../exit.js';
import { findNumber } from '../../input/find.js';
import { interruptible } from '../../interruptible.js';
import { renderTable } from '../../output/table.js';
import { write, writeJson } from '../../output/write.js';
import { SWAP_COLUMNS } from './swap-columns.js';

interface Flags extends CommonFlags {
  dryRun?: boolean;
}

async function run(givenA: string, givenB: string, { dryRun, ...flags }: Flags): Promise<void> {
  const client = await connect(flags);
  const a = await findNumber(client, givenA);
  const b = await findNumber(client, givenB);
  const results = await interruptible((signal) =>
    client.numbers.exchange(a.id, b.id, { dryRun }, { signal }),
  );
  await (flags.json ? writeJson({ data: results }) : write(renderTable(SWAP_COLUMNS, results)));
  if (results.some(({ restored }) => restored))
    throw new CliFailure('A move was refused half-way; the table shows who answers now.');
}

/** `cordboard numbers exchange` */
export function exchange(): Command {
  return apiCommand('exchange', {
    description: 'Let two numbers trade their agents.',
    examples: ['cordboard numbers exchange +14155550123 +14155550124 --dry-run'],
  })
    .argument('<number-a>', 'its id, or the number in E.164 form')
    .argument('<number-b>', 'the other one')
    .option('--dry-run', 'show what would be done')
    .action(run);
}
