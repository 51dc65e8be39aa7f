import { Command, InvalidArgumentError } from 'commander';
import { CliFailure } from '../exit.js';
import { untilStopped } from '../until-stopped.js';

interface Flags {
  port: number;
  host: string;
  apiKey: string;
  seed?: number;
  state?: string;
}

/** `cordboard emulator`: the in-memory backend on a port of this machine. */
export function emulator(): Command {
  return new Command('emulator')
    .description('Serve the whole Routing API in memory, on this machine.')
    .option('--port <port>', 'port to listen on; 0 = any free one', wholeNumber(0, 65_535), 4010)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--state <file>', 'keep the state in this file')
    .option(
      '--seed <n>',
      'what ids and numbers on offer follow from',
      wholeNumber(0, Number.MAX_SAFE_INTEGER),
    )
    .option('--api-key <key>', 'the key to accept', token, 'sk_test')
    .action(serve);
}

async function serve({ port, host, apiKey, seed, state }: Flags): Promise<void> {
  const { startEmulator } = await import('../../testing/emulator/emulator.js');
  const started = startEmulator({
    port,
    hostname: host,
    apiKey,
    seed,
    stateFile: state,
    onError: (error) => console.error(`cordboard: ${error.message}`),
  });
  const running = await started.catch((error) => {
    throw new CliFailure(explain(error, port, host));
  });
  // Asked for before the first line is out: whoever reads it may stop us at once.
  const stopped = untilStopped();
  console.log(`export CORDBOARD_BASE_URL=${running.url}`);
  console.log(`export CORDBOARD_API_KEY=${quoted(apiKey)}`);
  console.error(`\nThe Routing API is at ${running.url}. Run the two lines above in another shell.`);
  if (state)
    console.error(running.loaded ? `State loaded from ${state}.` : `State will be kept in ${state}.`);
  console.error('Ctrl-C stops it.');
  await stopped;
  await running.close().catch((error) => {
    throw new CliFailure(error.message);
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is in use. Stop what uses it, or choose another: --port 0 takes any free one.`;
  }
  if (error.code === 'EACCES') return `Port ${port} may not be opened by this user. Choose one from 1024 up.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `${host} is no address of this machine.`;
  return error.message;
}

function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

function token(text: string): string {
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new InvalidArgumentError('It must be printable ASCII without spaces, such as sk_test.');
}

/** As a shell reads it back. */
function quoted(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
