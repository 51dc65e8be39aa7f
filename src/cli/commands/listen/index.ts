import type { Command } from 'commander';
import type { CallEvent } from 'cordboard';
import { connect } from '../../connect.js';
import { shownUrl } from '../../output/shown-url.js';
import { styleFor } from '../../output/style.js';
import { json, note, plain, write } from '../../output/write.js';
import type { FeedFlags } from '../live-feed.js';
import { feedCommand, followFeed } from '../live-feed.js';
import type { Outcome } from './forward.js';
import { createForwarder } from './forward.js';
import { newSecret, secretFrom } from './secret.js';
import { readTarget } from './target.js';

interface Flags extends FeedFlags {
  forwardTo: string;
  allowRemote?: boolean;
  secretEnv?: string;
}

const { bold, dim, green } = styleFor(process.stdout);

/** One delivery for people. */
function line({ id, type, createdAt }: CallEvent, { status, ms, error }: Outcome): string {
  const fine = status !== null && status >= 200 && status < 300;
  const answered = (fine ? green : bold)(String(status ?? '–').padEnd(3));
  const cells = [dim(plain(createdAt)), plain(type).padEnd(14), plain(id), answered, `${ms} ms`, error ?? ''];
  return `${cells.join('  ').trimEnd()}\n`;
}

async function run({ forwardTo, allowRemote, secretEnv, ...flags }: Flags): Promise<void> {
  const url = readTarget(forwardTo, { allowRemote });
  const secret = secretEnv === undefined ? newSecret() : await secretFrom(secretEnv);
  const client = await connect(flags);
  note(`Events go to ${shownUrl(url)}. Ctrl-C stops it.`);
  note(secretEnv === undefined ? `Signing secret: ${secret}` : `Signed with the secret in ${secretEnv}.`);
  const forward = createForwarder({ url, secret });
  await followFeed(client, flags, async (event) => {
    const outcome = await forward(event);
    await write(
      flags.json ? `${json({ event: event.id, type: event.type, ...outcome })}\n` : line(event, outcome),
    );
  });
}

/** `cordboard listen` */
export function listen(): Command {
  return feedCommand('listen', {
    description:
      'While you develop: post events of calls, signed as webhooks are, to a server on this machine.',
    examples: [
      'cordboard listen --forward-to http://localhost:3000/webhooks',
      'cordboard listen --forward-to http://localhost:3000/webhooks --secret-env SIGNING_SECRET --json',
    ],
  })
    .requiredOption('--forward-to <url>', 'where to post them')
    .option('--allow-remote', 'also to a host that is not this machine')
    .option('--secret-env <name>', 'the variable that holds the signing secret (default: a new secret)')
    .action(run);
}
