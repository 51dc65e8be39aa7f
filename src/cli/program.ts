import { Command, CommanderError } from 'commander';
import { emulator } from './commands/emulator.js';
import { CliFailure, EXIT } from './exit.js';

/** The `cordboard` command: each command is a file of its own and calls the library. */
function createProgram(): Command {
  const program = new Command('cordboard')
    .description('The phone side of voice AI, from the shell.')
    // Commands inherit this, so it comes before they are added.
    .exitOverride()
    .showHelpAfterError('(add --help for what is allowed)');
  const commands = [emulator()];
  for (const command of commands) program.addCommand(command.copyInheritedSettings(program));
  return program;
}

/** Runs one command line and answers its exit code. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!(error instanceof CliFailure)) throw error;
    console.error(`cordboard: ${error.message}`);
    return EXIT.failure;
  }
}
