import type { Command } from 'commander';
import type { Call } from 'cordboard';
import { apiCommand, group } from '../../command.js';
import { connect } from '../../connect.js';
import type { Column } from '../../output/table.js';
import type { ListFlags } from '../listing.js';
import { listCommand, printList } from '../listing.js';
import { exportCalls } from './export.js';
import type { CallFilterFlags } from './filters.js';
import { callFilters, withCallFilters } from './filters.js';
import { show } from './show.js';
import { tail } from './tail.js';

const status = ({ status, rejection }: Call) => (rejection ? `${status} (${rejection.reason})` : status);

const COLUMNS: readonly Column<Call>[] = [
  { title: 'ID', value: (call) => call.id },
  { title: 'DIRECTION', value: (call) => call.direction },
  { title: 'STATUS', value: status },
  { title: 'FROM', value: (call) => call.fromNumber },
  { title: 'TO', value: (call) => call.toNumber },
  { title: 'AGENT', value: (call) => call.agentId },
  { title: 'SECONDS', value: (call) => call.durationSeconds },
  { title: 'CREATED', value: (call) => call.createdAt },
];

async function list(flags: ListFlags & CallFilterFlags): Promise<void> {
  const client = await connect(flags);
  const filters = await callFilters(client, flags);
  await printList(flags, COLUMNS, (page) => client.calls.list({ ...filters, ...page }));
}

/** `cordboard calls …` */
export function calls(): Command {
  return group('calls', 'Inbound and outbound calls.', [
    withCallFilters(
      listCommand('List calls, newest first.', [
        'cordboard calls list --status completed --since 2026-11-01T00:00:00Z',
      ]),
    ).action(list),
    apiCommand('show', {
      description: 'Show one call, and what was said in it.',
      examples: ['cordboard calls show call_123 --transcript'],
    })
      .argument('<call>', 'its id')
      .option('--transcript', 'also what was said')
      .action(show),
    exportCalls(),
    tail(),
  ]);
}
