import type { Cordboard } from 'cordboard';
import { CliFailure } from './exit.js';
import { note } from './output/write.js';

const TRY =
  'To try it with no account, run `cordboard emulator` and export the two variables that it prints.';

/** Whether to show what is otherwise kept short: stacks, and each request. */
export const debugging = () => !['', '0', undefined].includes(process.env['CORDBOARD_DEBUG']);

/** Everything the client logs is for people. */
const logger = { debug: note, info: note, warn: note, error: note };

/** The client that all commands share. The key comes from the environment alone: arguments show in process lists. */
export async function connect({ baseUrl }: { baseUrl?: string | undefined }): Promise<Cordboard> {
  const apiKey = process.env['CORDBOARD_API_KEY'];
  if (!apiKey) throw new CliFailure(`No API key: set CORDBOARD_API_KEY. ${TRY}`);
  const where = baseUrl ?? process.env['CORDBOARD_BASE_URL'];
  if (!where) throw new CliFailure(`No base URL: set CORDBOARD_BASE_URL, or give --base-url. ${TRY}`);
  const { Cordboard } = await import('cordboard');
  return new Cordboard({ apiKey, baseUrl: where, logger, logLevel: debugging() ? 'debug' : 'warn' });
}
