import type { Command } from 'commander';
import type { Cordboard, PhoneNumber } from 'cordboard';
import type { CommonFlags } from '../../command.js';
import { apiCommand } from '../../command.js';
import { connect } from '../../connect.js';
import { CliFailure, UsageFailure } from '../../exit.js';
import { wholeNumber } from '../../input/arguments.js';
import { confirm } from '../../input/confirm.js';
import { findNumber } from '../../input/find.js';
import { interruptible } from '../../interruptible.js';
import { money } from '../../output/money.js';
import type { Column } from '../../output/table.js';
import { renderTable } from '../../output/table.js';
import { note, write, writeJson } from '../../output/write.js';

interface Flags extends CommonFlags {
  dueWithin?: number;
  yes?: boolean;
}

/** What became of one number. */
interface Renewal {
  numberId: string;
  phoneNumber: string;
  /** Until when it is paid; `null` when it was not renewed. */
  renewsAt: string | null;
  error: string | null;
}

const COLUMNS: readonly Column<Renewal>[] = [
  { title: 'ID', value: ({ numberId }) => numberId },
  { title: 'NUMBER', value: ({ phoneNumber }) => phoneNumber },
  { title: 'PAID UNTIL', value: ({ renewsAt }) => renewsAt },
  { title: 'ERROR', value: ({ error }) => error },
];

async function chosen(client: Cordboard, given: readonly string[], days?: number): Promise<PhoneNumber[]> {
  // By id: whoever names a number twice, or by both its names, means it once.
  const numbers = new Map<string, PhoneNumber>();
  const add = (number: PhoneNumber) => numbers.set(number.id, number);
  if (days !== undefined) {
    // In its grace a number is due already, though it may be more than so many days before it is lost.
    for await (const number of client.numbers.iterNumbers({ status: 'renewal_due' })) add(number);
    for await (const number of client.numbers.iterExpiring({ within: { days } })) add(number);
  }
  for (const one of given) add(await findNumber(client, one));
  return [...numbers.values()];
}

async function renewOne(client: Cordboard, { id, phoneNumber, version }: PhoneNumber): Promise<Renewal> {
  const { isAPIError } = await import('cordboard');
  try {
    // Of two runs at a time one is refused. A key of its own would do that as well, and keep a 402 for a day.
    const { renewsAt } = await client.numbers.renew(id, { ifVersion: version });
    return { numberId: id, phoneNumber, renewsAt, error: null };
  } catch (error) {
    if (!isAPIError(error)) throw error;
    return { numberId: id, phoneNumber, renewsAt: null, error: error.message };
  }
}

async function run(given: string[], { dueWithin, ...flags }: Flags): Promise<void> {
  if (given.length > 0 === (dueWithin !== undefined))
    throw new UsageFailure('Say which numbers to renew: by themselves, or with --due-within <days>.');
  const client = await connect(flags);
  const numbers = await chosen(client, given, dueWithin);
  const priced = numbers.map(({ phoneNumber, pricing }) =>
    pricing ? `${phoneNumber} for ${money(pricing.monthlyFee)}` : phoneNumber,
  );
  if (numbers.length > 0) await confirm(`Renew ${priced.join(', ')}, for 28 days?`, flags);
  const renewals: Renewal[] = [];
  try {
    await interruptible(
      async (signal) => {
        for (const number of numbers) if (!signal.aborted) renewals.push(await renewOne(client, number));
      },
      () => note('Stopping after the number in hand; once more ends at once.'),
    );
  } finally {
    // Where the server goes away in between, what was paid for by then is still told.
    if (flags.json) await writeJson({ data: renewals });
    else if (renewals.length > 0) await write(renderTable(COLUMNS, renewals));
  }
  if (numbers.length === 0 && !flags.json) note('None is due.');
  const begun = renewals.length;
  if (begun < numbers.length)
    throw new CliFailure(`Interrupted: ${numbers.length - begun} of ${numbers.length} were not begun.`);
  const failed = renewals.filter(({ error }) => error !== null).length;
  if (failed > 0) throw new CliFailure(`${failed} of ${begun} were not renewed.`);
}

/** `cordboard numbers renew` */
export function renew(): Command {
  return apiCommand('renew', {
    description:
      'Pay for 28 more days of bought numbers. It spends credits, so it shows the price and asks first.',
    examples: ['cordboard numbers renew +14155550123', 'cordboard numbers renew --due-within 3 --yes'],
  })
    .argument('[numbers...]', 'their ids, or the numbers in E.164 form')
    .option('--due-within <days>', 'those that are due, or fall due within so many days', wholeNumber(1, 365))
    .option('--yes', 'renew without asking')
    .action(run);
}
