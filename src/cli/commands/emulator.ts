import { once } from 'node:events';
import type { Command } from 'commander';
import { plainCommand } from '../command.js';
import { CliFailure } from '../exit.js';
import { address, amount, token, wholeNumber } from '../input/arguments.js';
import { interruptible } from '../interruptible.js';
import { quoted } from '../output/quoted.js';
import { note, write } from '../output/write.js';

interface Flags {
  port: number;
  host: string;
  apiKey: string;
  seed?: number;
  state?: string;
  credits?: string;
}

/** `cordboard emulator`: the in-memory backend on a port of this machine. */
export function emulator(): Command {
  return plainCommand('emulator', {
    description: 'Serve the whole Routing API in memory, on this machine.',
    examples: ['cordboard emulator', 'cordboard emulator --port 0 --state calls.json'],
  })
    .option('--port <port>', 'port to listen on; 0 = any free one', wholeNumber(0, 65_535), 4010)
    .option('--host <address>', 'address to listen on', address, '127.0.0.1')
    .option('--state <file>', 'keep the state in this file')
    .option('--seed <n>', 'determines ids and the numbers on offer', wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .option('--credits <amount>', 'US dollars to spend, such as 100.00 (the default)', amount)
    .option('--api-key <key>', 'the key to accept', token, 'sk_test')
    .action(serve);
}

async function serve({ port, host, apiKey, seed, state, credits }: Flags): Promise<void> {
  const { startEmulator } = await import('../../testing/emulator/emulator.js');
  const started = startEmulator({
    port,
    hostname: host,
    apiKey,
    seed,
    credits,
    stateFile: state,
    onError: (error) => note(`cordboard: ${error.message}`),
  });
  const running = await started.catch((error) => {
    throw new CliFailure(explain(error, port, host));
  });
  await checkReach(running, port);
  await interruptible(async (signal) => {
    // Whoever reads the first line may stop us at once.
    const stopped = once(signal, 'abort');
    await write(`export CORDBOARD_BASE_URL=${running.url}\nexport CORDBOARD_API_KEY=${quoted(apiKey)}\n`);
    note(`\nThe Routing API is at ${running.url}. Run the two lines above in another shell.`);
    if (state) note(running.loaded ? `State loaded from ${state}.` : `State will be kept in ${state}.`);
    note('Ctrl-C stops it.');
    await stopped;
    await running.close().catch((error) => {
      throw new CliFailure(error.message);
    });
  });
}

/** Browsers and `fetch` refuse some ports, such as 5060: nobody could ask us there. */
async function checkReach(
  { url, close }: { url: string; close(): Promise<void> },
  port: number,
): Promise<void> {
  const asked = fetch(`${url}/_emulator/`).then((answer) => answer.text());
  const isRefused = await asked.then(
    () => false,
    ({ cause }: Error) => cause instanceof Error && cause.message === 'bad port',
  );
  if (!isRefused) return;
  await close();
  throw new CliFailure(`Port ${port} is one that browsers and fetch refuse to ask. Choose another.`);
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
