import type { Command } from 'commander';
import type { AvailableNumber, Cordboard, TelephonyConnection } from 'cordboard';
import type { CommonFlags } from '../../command.js';
import { apiCommand } from '../../command.js';
import { connect } from '../../connect.js';
import { CliFailure, UsageFailure } from '../../exit.js';
import { amount, country, e164 } from '../../input/arguments.js';
import { confirm } from '../../input/confirm.js';
import { dearer, money } from '../../output/money.js';
import { renderFields } from '../../output/table.js';
import { note, write, writeJson } from '../../output/write.js';

interface Flags extends CommonFlags {
  connection?: string;
  name?: string;
  country?: string;
  maxFee?: string;
  yes?: boolean;
}

async function run(phoneNumber: string, flags: Flags): Promise<void> {
  const countryCode = flags.country ?? countryOf(phoneNumber);
  const client = await connect(flags);
  const connection = await chooseConnection(client, flags.connection);
  const offer = await findOffer(client, phoneNumber, countryCode);
  const fee = offer.pricing.monthlyFee;
  if (flags.maxFee !== undefined && dearer(fee.amount, flags.maxFee))
    throw new CliFailure(
      `${phoneNumber} costs ${money(fee)} each 28 days, more than --max-fee ${flags.maxFee}.`,
    );
  await confirm(`Buy ${phoneNumber} for ${money(fee)} each 28 days through ${connection.id}?`, flags);
  const number = await client.telephony.buyNumber({
    phoneNumber,
    connectionId: connection.id,
    ...(flags.name !== undefined && { friendlyName: flags.name }),
    // What was shown is what is paid, whatever happens to the price meanwhile.
    maxMonthlyFee: fee,
  });
  if (flags.json) return writeJson(number);
  await write(
    renderFields({
      id: number.id,
      number: number.phoneNumber,
      'each 28 days': money(fee),
      renews: number.renewsAt,
    }),
  );
  note('It works at once. Route it with `cordboard numbers swap`, or in your routing file.');
}

/** Countries share prefixes (+1), so this is a first guess that `--country` overrules. */
function countryOf(phoneNumber: string): string {
  const guess = [['+1', 'US'] as const, ['+91', 'IN'] as const].find(([prefix]) =>
    phoneNumber.startsWith(prefix),
  );
  if (guess) return guess[1];
  throw new UsageFailure(`Say in which country ${phoneNumber} is on offer: --country <code>.`);
}

async function findOffer(
  client: Cordboard,
  phoneNumber: string,
  countryCode: string,
): Promise<AvailableNumber> {
  const offers = client.telephony.iterAvailableNumbers({ countryCode, contains: phoneNumber.slice(1) });
  for await (const offer of offers) if (offer.phoneNumber === phoneNumber) return offer;
  throw new CliFailure(
    `${phoneNumber} is not on offer in ${countryCode}. \`cordboard numbers search --country ${countryCode}\` shows what is.`,
  );
}

/** Through the others numbers are only brought along. */
const BUYING: ReadonlySet<string> = new Set(['twilio_managed', 'indian']);

async function chooseConnection(client: Cordboard, id: string | undefined): Promise<TelephonyConnection> {
  if (id !== undefined) return client.telephony.connections.retrieve(id);
  const all = await client.telephony.connections.iterConnections().toArray({ limit: 1_000 });
  const [connection, ...others] = all.filter(({ status, type }) => status === 'active' && BUYING.has(type));
  if (!connection) throw new CliFailure('The account has no active telephony connection to buy through.');
  if (others.length === 0) return connection;
  const ids = [connection, ...others].map(({ id, type, friendlyName }) => `${id} (${type}, ${friendlyName})`);
  throw new CliFailure(`Say through which connection: --connection with one of ${ids.join(', ')}.`);
}

/** `cordboard numbers buy` */
export function buy(): Command {
  return apiCommand('buy', {
    description: 'Buy a number. It spends credits, so it shows the price and asks first.',
    examples: [
      'cordboard numbers buy +14155550123',
      'cordboard numbers buy +14155550123 --connection tc_123 --max-fee 2.00 --yes',
    ],
  })
    .argument('<number>', 'the number, in E.164 form', e164)
    .option('--connection <id>', 'the connection to buy through (default: the only active one that can buy)')
    .option('--name <name>', 'your name for it')
    .option('--country <code>', 'the country in which it is on offer (default: by its prefix)', country)
    .option('--max-fee <amount>', 'refuse if 28 days cost more than this', amount)
    .option('--yes', 'buy without asking')
    .action(run);
}
