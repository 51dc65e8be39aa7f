import type { Command } from 'commander';
import type { CallEvent } from 'cordboard';
import { connect } from '../../connect.js';
import { styleFor } from '../../output/style.js';
import { json, plain, write } from '../../output/write.js';
import type { FeedFlags } from '../live-feed.js';
import { feedCommand, followFeed } from '../live-feed.js';

const { bold, dim } = styleFor(process.stdout);

/** One event for people: when, what, who calls whom, who answers, and how it went. */
function line({ createdAt, type, data: { call } }: CallEvent): string {
  const { fromNumber, toNumber, agentId, durationSeconds, rejection } = call;
  const numbers = `${fromNumber ?? '–'} → ${toNumber ?? '–'}`;
  const length = durationSeconds === null ? '' : `${durationSeconds} s`;
  const cells = [numbers, agentId ?? '–', rejection?.reason ?? length].map(plain);
  // As wide as the longest of the known types.
  const what = bold(plain(type).padEnd(14));
  return `${[dim(plain(createdAt)), what, ...cells].join('  ').trimEnd()}\n`;
}

async function run(flags: FeedFlags): Promise<void> {
  const client = await connect(flags);
  await followFeed(client, flags, (event) => write(flags.json ? `${json(event)}\n` : line(event)));
}

/** `cordboard calls tail` */
export function tail(): Command {
  return feedCommand('tail', {
    description: 'Follow calls as they happen, an event a line; with --json as NDJSON.',
    examples: [
      'cordboard calls tail --agent Reception',
      'cordboard calls tail --types call.completed --json | jq .data.call.result',
      'cordboard calls tail --since-event evt_123',
    ],
  }).action(run);
}
