import type { Command } from 'commander';
import type { NumberFilters, PhoneNumber } from 'cordboard';
import { NUMBER_STATUSES, PROVIDERS } from '../../../models/enums.js';
import type { CommonFlags } from '../../command.js';
import { apiCommand, group } from '../../command.js';
import { connect } from '../../connect.js';
import { choice, country } from '../../input/arguments.js';
import { findFilters, findNumber } from '../../input/find.js';
import type { Column } from '../../output/table.js';
import { renderFields } from '../../output/table.js';
import { write, writeJson } from '../../output/write.js';
import type { ListFlags } from '../listing.js';
import { listCommand, printList } from '../listing.js';
import { buy } from './buy.js';
import { exchange } from './exchange.js';
import { recoverSwaps } from './recover-swaps.js';
import { release } from './release.js';
import { renew } from './renew.js';
import { search } from './search.js';
import { shown } from './shown.js';
import { swap } from './swap.js';

const COLUMNS: readonly Column<PhoneNumber>[] = [
  { title: 'ID', value: (number) => number.id },
  { title: 'NUMBER', value: (number) => number.phoneNumber },
  { title: 'NAME', value: (number) => number.friendlyName },
  { title: 'PROVIDER', value: (number) => number.provider },
  { title: 'STATUS', value: (number) => number.status },
  { title: 'ANSWERED BY', value: (number) => number.inboundAgentId },
  {
    title: 'DUE',
    value: (number) => (number.status === 'renewal_due' ? number.releasesAt : number.renewsAt),
  },
];

interface Filters extends ListFlags {
  status?: NumberFilters['status'];
  provider?: NumberFilters['provider'];
  country?: string;
  agent?: string;
}

async function list({ status, provider, country: countryCode, agent, ...flags }: Filters): Promise<void> {
  const client = await connect(flags);
  const { agentId } = await findFilters(client, { agent });
  const filters = { status, provider, countryCode, agentId };
  await printList(flags, COLUMNS, (page) => client.numbers.list({ ...filters, ...page }), shown);
}

async function show(given: string, flags: CommonFlags): Promise<void> {
  const number = shown(await findNumber(await connect(flags), given));
  if (flags.json) return writeJson(number);
  await write(
    renderFields({
      id: number.id,
      number: number.phoneNumber,
      name: number.friendlyName,
      status: number.status,
      origin: number.origin,
      provider: number.provider,
      connection: number.connectionId,
      'answered by': number.inboundAgentId,
      rule: number.dispatchRuleId,
      callback: number.inboundCallback?.url ?? null,
      renews: number.renewsAt,
      releases: number.releasesAt,
      created: number.createdAt,
    }),
  );
}

/** `cordboard numbers …` */
export function numbers(): Command {
  return group('numbers', 'The phone numbers of the account.', [
    listCommand('List numbers, newest first.', ['cordboard numbers list --status active --all'])
      .addOption(choice('--status <status>', 'only numbers of this status', NUMBER_STATUSES))
      .addOption(choice('--provider <provider>', 'only numbers of this provider', PROVIDERS))
      .option('--country <code>', 'only numbers of this country, such as US', country)
      .option('--agent <agent>', 'only numbers of this agent: its id, or its exact name')
      .action(list),
    apiCommand('show', {
      description: 'Show one number.',
      examples: ['cordboard numbers show +14155550123', 'cordboard numbers show pn_123 --json'],
    })
      .argument('<number>', 'its id, or the number in E.164 form')
      .action(show),
    search(),
    buy(),
    renew(),
    release(),
    swap(),
    exchange(),
    recoverSwaps(),
  ]);
}
