import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { CallEvent, CallEventType, Cordboard } from 'cordboard';
import { CALL_EVENT_TYPES } from '../../models/enums.js';
import type { CommonFlags, Introduction } from '../command.js';
import { apiCommand } from '../command.js';
import { eventId, wholeNumber } from '../input/arguments.js';
import { findFilters } from '../input/find.js';
import { interruptible } from '../interruptible.js';
import { note } from '../output/write.js';

/** What every command that follows the live feed understands. */
export interface FeedFlags extends CommonFlags {
  agent?: string;
  number?: string;
  rule?: string;
  types?: readonly CallEventType[];
  sinceEvent?: string;
  limit?: number;
}

/** A command that follows the live feed. */
export function feedCommand(name: string, introduction: Introduction): Command {
  return apiCommand(name, introduction)
    .option('--agent <agent>', 'only calls of this agent: its id, or its exact name')
    .option('--number <number>', 'only calls of this number: its id, or E.164')
    .option('--rule <rule>', 'only calls that this rule routes: its id')
    .option('--types <types>', 'only these events, such as call.ringing,call.completed', eventTypes)
    .option('--since-event <id>', 'resume after this event (default: from now on)', eventId)
    .option('--limit <n>', 'end after this many events', wholeNumber(1, 1_000_000));
}

/**
 * Hands on one event after another, until there have been enough or somebody presses Ctrl-C. An event in
 * hand is finished first. Says at the end where to go on.
 */
export async function followFeed(
  client: Cordboard,
  { agent, number, rule, types, sinceEvent, limit }: FeedFlags,
  handle: (event: CallEvent) => Promise<void>,
): Promise<void> {
  const ids = await findFilters(client, { agent, number });
  const filters = { ...ids, dispatchRuleId: rule, types, lastEventId: sinceEvent };
  const { isAbortError, isCursorExpiredError } = await import('cordboard');
  let inHand = false;
  const onInterrupt = () => {
    if (inHand) note('Stopping after the event in hand.');
  };
  await interruptible(async (signal) => {
    const stream = client.calls.stream({ ...filters, signal });
    const sayPlace = () => {
      if (stream.lastEventId) note(`To go on from here: --since-event ${stream.lastEventId}`);
    };
    let seen = 0;
    try {
      for await (const event of stream) {
        inHand = true;
        await handle(event);
        inHand = false;
        seen += 1;
        if (seen === limit || signal.aborted) break;
      }
    } catch (error) {
      if (!(signal.aborted && isAbortError(error))) {
        if (stream.lastEventId !== sinceEvent && !isCursorExpiredError(error)) sayPlace();
        throw error;
      }
    }
    sayPlace();
  }, onInterrupt);
}

function eventTypes(text: string): CallEventType[] {
  const given = text.split(',').map((type) => type.trim());
  const found = given.flatMap((type) => CALL_EVENT_TYPES.filter((known) => known === type));
  if (found.length === given.length) return found;
  throw new InvalidArgumentError(`It must be one or more of ${CALL_EVENT_TYPES.join(', ')}, with commas.`);
}
