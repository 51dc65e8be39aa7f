import { isOnThisMachine } from '../../../testing/sending/address.js';
import { UsageFailure } from '../../exit.js';

/**
 * Where events may go. Its errors do not repeat what was given: it may hold a token. That is also why this
 * is no reader of an argument, for the parser repeats what it refuses.
 */
export function readTarget(given: string, { allowRemote = false }: { allowRemote?: boolean | undefined }) {
  if (!/^https?:\/\//i.test(given) || !URL.canParse(given))
    throw new UsageFailure('--forward-to must be an http or https URL, such as http://localhost:3000/hooks.');
  const { hostname, username, password, href } = new URL(given);
  if (username || password) throw new UsageFailure('--forward-to takes no user and no password in its URL.');
  if (!allowRemote && !isOnThisMachine(href))
    throw new UsageFailure(
      `--forward-to leads to ${hostname} and not to this machine (localhost, 127.0.0.1 or [::1]), and events hold customers’ numbers. If you mean it, add --allow-remote.`,
    );
  return href;
}
