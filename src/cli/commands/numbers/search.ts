import type { Command } from 'commander';
import type { AvailableNumber, AvailableNumberFilters } from 'cordboard';
import { NUMBER_TYPES } from '../../../models/enums.js';
import { connect } from '../../connect.js';
import { choice, country } from '../../input/arguments.js';
import { money } from '../../output/money.js';
import type { Column } from '../../output/table.js';
import type { ListFlags } from '../listing.js';
import { listCommand, printList } from '../listing.js';

const COLUMNS: readonly Column<AvailableNumber>[] = [
  { title: 'NUMBER', value: (offer) => offer.phoneNumber },
  { title: 'REGION', value: (offer) => offer.region },
  { title: 'LOCALITY', value: (offer) => offer.locality },
  { title: 'TYPE', value: (offer) => offer.numberType },
  { title: 'PROVIDER', value: (offer) => offer.provider },
  { title: 'EACH 28 DAYS', value: ({ pricing }) => money(pricing.monthlyFee) },
  { title: 'MINUTE IN', value: ({ pricing }) => money(pricing.inboundPerMinute) },
  { title: 'MINUTE OUT', value: ({ pricing }) => money(pricing.outboundPerMinute) },
];

interface Flags extends ListFlags {
  country: string;
  area?: string;
  contains?: string;
  region?: string;
  type?: AvailableNumberFilters['numberType'];
  connection?: string;
}

async function run(flags: Flags): Promise<void> {
  const { country: countryCode, area: areaCode, contains, region, type: numberType, connection } = flags;
  const client = await connect(flags);
  const filters = { countryCode, areaCode, contains, region, numberType, connectionId: connection };
  await printList(flags, COLUMNS, (page) => client.telephony.listAvailableNumbers({ ...filters, ...page }));
}

/** `cordboard numbers search` */
export function search(): Command {
  const examples = [
    'cordboard numbers search --country US --area 415',
    'cordboard numbers search --country US --contains PIZZA',
  ];
  return listCommand('Look for numbers to buy, with their prices.', examples, 'search')
    .requiredOption('--country <code>', 'country to look in, such as US', country)
    .option('--area <digits>', 'digits after the country code, such as 415')
    .option('--contains <pattern>', 'digits anywhere; * is any digit, letters are vanity digits')
    .option('--region <region>', 'state or region, such as CA')
    .addOption(choice('--type <type>', 'only lines of this kind', NUMBER_TYPES))
    .option('--connection <id>', 'only what this connection can buy')
    .action(run);
}
