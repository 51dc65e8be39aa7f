import type { Command } from 'commander';
import type { TelephonyConnection } from 'cordboard';
import { group } from '../command.js';
import { connect } from '../connect.js';
import type { Column } from '../output/table.js';
import type { ListFlags } from './listing.js';
import { listCommand, printList } from './listing.js';

const COLUMNS: readonly Column<TelephonyConnection>[] = [
  { title: 'ID', value: (connection) => connection.id },
  { title: 'NAME', value: (connection) => connection.friendlyName },
  { title: 'TYPE', value: (connection) => connection.type },
  { title: 'STATUS', value: (connection) => connection.status },
];

async function list(flags: ListFlags): Promise<void> {
  const { telephony } = await connect(flags);
  await printList(flags, COLUMNS, (page) => telephony.connections.list(page));
}

/** `cordboard connections …` */
export function connections(): Command {
  return group('connections', 'Connections to the telephone network, through which numbers come.', [
    listCommand('List connections, newest first.', ['cordboard connections list']).action(list),
  ]);
}
