import { createRequire } from 'node:module';
import type { Command } from 'commander';
import { CommanderError } from 'commander';
import { plainCommand } from './command.js';
import { agents } from './commands/agents.js';
import { calls } from './commands/calls/index.js';
import { connections } from './commands/connections.js';
import { emulator } from './commands/emulator.js';
import { listen } from './commands/listen/index.js';
import { numbers } from './commands/numbers/index.js';
import { apply } from './commands/routing/apply.js';
import { exportRoutingFile } from './commands/routing/export.js';
import { plan } from './commands/routing/plan.js';
import { rules } from './commands/rules/index.js';
import { debugging } from './connect.js';
import { CliFailure, EXIT, UsageFailure } from './exit.js';
import { explain } from './explain.js';
import { note, watchOutput } from './output/write.js';

/** The `cordboard` command: each command is a file of its own and calls the library. */
function createProgram(): Command {
  const { version } = createRequire(import.meta.url)('cordboard/package.json') as { version: string };
  const program = plainCommand('cordboard', {
    description: 'The phone side of voice AI, from the shell.',
    examples: ['cordboard emulator', 'cordboard numbers list', 'cordboard plan routing.yaml'],
  })
    .version(version)
    .addHelpText('after', '\nThe account is the one of CORDBOARD_API_KEY at CORDBOARD_BASE_URL.');
  const commands = [
    plan(),
    apply(),
    exportRoutingFile(),
    connections(),
    numbers(),
    agents(),
    rules(),
    calls(),
    listen(),
    emulator(),
  ];
  for (const command of commands) program.addCommand(command);
  return program;
}

/** Runs one command line and answers its exit code. */
export async function run(args: readonly string[]): Promise<number> {
  watchOutput();
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? EXIT.ok);
  } catch (error) {
    return await report(error);
  } finally {
    if (debugging()) note(`At most ${process.resourceUsage().maxRSS} KB of memory.`);
  }
}

async function report(error: unknown): Promise<number> {
  // Commander has said what was wrong already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (!(error instanceof Error)) throw error;
  if (debugging()) note(error.stack ?? error.message);
  if (error instanceof UsageFailure) {
    note(`error: ${error.message}\n\n(add --help for what is allowed)`);
    return EXIT.usage;
  }
  const text = error instanceof CliFailure ? error.message : await explain(error);
  note(`cordboard: ${text}`);
  const { isInvalidParamsError } = await import('cordboard');
  return isInvalidParamsError(error) ? EXIT.usage : EXIT.failure;
}
