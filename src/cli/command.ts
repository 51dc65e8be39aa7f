import { Command } from 'commander';

/** What every command that talks to the API understands. */
export interface CommonFlags {
  json?: boolean;
  baseUrl?: string;
}

/** How a command is introduced. */
export interface Introduction {
  description: string;
  /** Shown under `--help`, each a whole command line. */
  examples?: readonly string[];
}

/** A bare command that reports wrong usage by throwing, so that `run` chooses the exit code. */
export function plainCommand(name: string, { description, examples = [] }: Introduction): Command {
  const command = new Command(name)
    .description(description)
    .exitOverride()
    .showHelpAfterError('(add --help for what is allowed)');
  const lines = examples.map((example) => `  $ ${example}`).join('\n');
  return lines ? command.addHelpText('after', `\nExamples:\n${lines}`) : command;
}

/** A command that talks to the API. */
export function apiCommand(name: string, introduction: Introduction): Command {
  return plainCommand(name, introduction)
    .option('--json', 'print JSON with the keys of the API')
    .option('--base-url <url>', 'where the Routing API is (default: CORDBOARD_BASE_URL)');
}

/** A command that only holds others. */
export function group(name: string, description: string, commands: readonly Command[]): Command {
  const parent = plainCommand(name, { description });
  for (const command of commands) parent.addCommand(command);
  return parent;
}
