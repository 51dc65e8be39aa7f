import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommonFlags } from '../../command.js';
import { apiCommand } from '../../command.js';
import { connect } from '../../connect.js';
import { CliFailure, EXIT, UsageFailure } from '../../exit.js';
import { choice } from '../../input/arguments.js';
import { quoted } from '../../output/quoted.js';
import { hasColours } from '../../output/style.js';
import { json, note, write, writeJson } from '../../output/write.js';
import { readRoutingFile } from './read-file.js';

interface Flags extends CommonFlags {
  format: 'text' | 'markdown' | 'json';
  out?: string;
  prune?: boolean;
  detailedExitcode?: boolean;
}

async function run(file: string, flags: Flags): Promise<void> {
  if (flags.out !== undefined) checkOut(flags.out, file);
  const read = await readRoutingFile(file);
  if ('plan' in read)
    throw new UsageFailure(`${file} is a plan already: \`cordboard apply ${quoted(file)}\` carries it out.`);
  const client = await connect(flags);
  const { plan, renderPlan } = await import('cordboard/provision');
  const found = await plan(client, read.config, { prune: flags.prune });
  if (flags.out !== undefined) await save(flags.out, found);
  const colour = hasColours(process.stdout);
  if (flags.json || flags.format === 'json') await writeJson(found);
  else await write(renderPlan(found, flags.format, { colour }));
  if (flags.detailedExitcode && found.changes.length > 0) process.exitCode = EXIT.pending;
}

/** `apply` takes a file for a plan by its name, and the file that it was made from is no place for it. */
function checkOut(out: string, file: string): void {
  if (extname(out).toLowerCase() !== '.json') throw new UsageFailure('--out must end in .json.');
  if (resolve(out) === resolve(file)) throw new UsageFailure(`--out would overwrite ${file}.`);
}

async function save(file: string, plan: unknown): Promise<void> {
  await writeFile(file, `${json(plan, 2)}\n`).catch((error: Error) => {
    throw new CliFailure(`The plan could not be saved (${error.message}).`);
  });
  note(`Saved to ${file}: \`cordboard apply ${quoted(file)}\` carries out exactly this.`);
}

/** `cordboard plan` */
export function plan(): Command {
  return apiCommand('plan', {
    description: 'Show what would change to make the account match a routing file. Changes nothing.',
    examples: [
      'cordboard plan routing.yaml',
      'cordboard plan routing.yaml --format markdown --detailed-exitcode',
      'cordboard plan routing.yaml --out plan.json && cordboard apply plan.json',
    ],
  })
    .argument('<file>', '.yaml, .json, or a .mjs module with a default export')
    .addOption(choice('--format <format>', 'how to show it', ['text', 'markdown', 'json']).default('text'))
    .option('--out <file>', 'also save it for `apply`, as .json')
    .option('--prune', 'remove what the file does not name')
    .option('--detailed-exitcode', 'exit with 2 when something would change')
    .action(run);
}
