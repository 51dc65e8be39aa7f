import type { Command } from 'commander';
import type { CallFilters, Cordboard } from 'cordboard';
import { CALL_DIRECTIONS, CALL_STATUSES } from '../../../models/enums.js';
import { choice, moment } from '../../input/arguments.js';
import { findFilters } from '../../input/find.js';

/** Which calls, as it is asked for on the command line. */
export interface CallFilterFlags {
  direction?: CallFilters['direction'];
  status?: CallFilters['status'];
  agent?: string;
  number?: string;
  rule?: string;
  since?: string;
  until?: string;
  updatedSince?: string;
}

export function withCallFilters(command: Command): Command {
  return command
    .addOption(choice('--direction <direction>', 'only calls of this direction', CALL_DIRECTIONS))
    .addOption(choice('--status <status>', 'only calls of this status', CALL_STATUSES))
    .option('--agent <agent>', 'only calls of this agent: its id, or its exact name')
    .option('--number <number>', 'only calls of this number: its id, or E.164')
    .option('--rule <rule>', 'only calls that this rule routed: its id')
    .option('--since <time>', 'only calls created after this time', moment)
    .option('--until <time>', 'only calls created before this time', moment)
    .option('--updated-since <time>', 'only calls changed after this time', moment);
}

/** The same for the API. */
export async function callFilters(client: Cordboard, flags: CallFilterFlags): Promise<CallFilters> {
  const { direction, status, rule, since, until, updatedSince } = flags;
  const ids = await findFilters(client, flags);
  return {
    direction,
    status,
    ...ids,
    dispatchRuleId: rule,
    createdAfter: since,
    createdBefore: until,
    updatedAfter: updatedSince,
  };
}
