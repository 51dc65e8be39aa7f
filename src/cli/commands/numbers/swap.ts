import type { Command } from 'commander';
import type { CommonFlags } from '../../command.js';
import { apiCommand } from '../../command.js';
import { connect } from '../../connect.js';
import { CliFailure } from '../../exit.js';
import { findAgent, findNumber } from '../../input/find.js';
import { interruptible } from '../../interruptible.js';
import { renderTable } from '../../output/table.js';
import { write, writeJson } from '../../output/write.js';
import { SWAP_COLUMNS } from './swap-columns.js';

interface Flags extends CommonFlags {
  to: string;
  from?: string;
  dryRun?: boolean;
}

async function run(given: string, { to, from, dryRun, ...flags }: Flags): Promise<void> {
  const client = await connect(flags);
  const number = await findNumber(client, given);
  const target = await findAgent(client, to);
  const source = from === undefined ? undefined : await findAgent(client, from);
  const params = { toAgentId: target.id, fromAgentId: source?.id, dryRun };
  const result = await interruptible((signal) => client.numbers.swap(number.id, params, { signal }));
  await (flags.json ? writeJson(result) : write(renderTable(SWAP_COLUMNS, [result])));
  if (result.restored) throw new CliFailure(`${target.id} was refused; ${result.to} answers again.`);
}

/** `cordboard numbers swap` */
export function swap(): Command {
  return apiCommand('swap', {
    description: 'Move a number to another agent; its schedule, limit and variables stay.',
    examples: [
      'cordboard numbers swap +14155550123 --to Reception --dry-run',
      'cordboard numbers swap pn_123 --from ag_day --to ag_night',
    ],
  })
    .argument('<number>', 'its id, or the number in E.164 form')
    .requiredOption('--to <agent>', 'the inbound agent to answer: its id, or its exact name')
    .option('--from <agent>', 'move only if this agent answers now')
    .option('--dry-run', 'show what would be done')
    .action(run);
}
