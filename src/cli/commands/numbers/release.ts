import type { Command } from 'commander';
import type { CommonFlags } from '../../command.js';
import { apiCommand } from '../../command.js';
import { connect } from '../../connect.js';
import { CliFailure } from '../../exit.js';
import { confirm } from '../../input/confirm.js';
import { findNumber } from '../../input/find.js';
import { renderFields } from '../../output/table.js';
import { write, writeJson } from '../../output/write.js';
import { shown } from './shown.js';

interface Flags extends CommonFlags {
  yes?: boolean;
}

async function run(given: string, flags: Flags): Promise<void> {
  const client = await connect(flags);
  const found = await findNumber(client, given);
  if (found.status === 'released')
    throw new CliFailure(`${found.phoneNumber} (${found.id}) was released already.`);
  if (found.dispatchRuleId !== null)
    throw new CliFailure(
      `${found.phoneNumber} is answered by ${found.inboundAgentId}, by rule ${found.dispatchRuleId}. Take it out of service first: \`null\` as its route in a routing file, then \`cordboard apply\`.`,
    );
  const fate = found.origin === 'imported' ? 'It will be disconnected.' : 'It is lost for good.';
  await confirm(`Release ${found.phoneNumber} (${found.id})? ${fate}`, flags);
  const number = await client.numbers.release(found.id, { ifVersion: found.version });
  if (flags.json) return writeJson(shown(number));
  await write(renderFields({ id: number.id, number: number.phoneNumber, status: number.status }));
}

/** `cordboard numbers release` */
export function release(): Command {
  return apiCommand('release', {
    description: 'Give a bought number back for good, or disconnect an imported one. It asks first.',
    examples: ['cordboard numbers release +14155550123', 'cordboard numbers release pn_123 --yes'],
  })
    .argument('<number>', 'its id, or the number in E.164 form')
    .option('--yes', 'release without asking')
    .action(run);
}
