import type { Command } from 'commander';
import type { CommonFlags } from '../../command.js';
import { apiCommand } from '../../command.js';
import { connect } from '../../connect.js';
import { choice } from '../../input/arguments.js';
import { note, write, writeJson } from '../../output/write.js';

interface Flags extends CommonFlags {
  format: 'yaml' | 'json';
}

async function run({ format, json, ...flags }: Flags): Promise<void> {
  const client = await connect(flags);
  const { exportRouting, renderRouting } = await import('cordboard/provision');
  const { config, variables } = await exportRouting(client);
  if (json || format === 'json') await writeJson(config);
  else await write(await renderRouting(config, format));
  if (variables.length === 0) return;
  note('These hold tokens and are not written out. Set the variables before you plan:');
  for (const { name, path } of variables) note(`  ${name} for ${path}`);
}

/** `cordboard export` */
export function exportRoutingFile(): Command {
  return apiCommand('export', {
    description:
      'Write the account as a routing file whose plan has no changes. Secrets are named, not shown.',
    examples: ['cordboard export > routing.yaml', 'cordboard export --format json | jq .agents'],
  })
    .addOption(choice('--format <format>', 'how to write it', ['yaml', 'json']).default('yaml'))
    .action(run);
}
