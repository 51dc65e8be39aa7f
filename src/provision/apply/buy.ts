import type { BuyNumberParams, Metadata, PhoneNumber } from 'cordboard';
import { CordboardError, isAPIError } from 'cordboard';
import { KEY } from '../keys.js';
import type { PlanChange } from '../plan/types.js';
import { idOf, type Live } from './live.js';
import { once } from './once.js';

/** Offers that may be gone one after the other before we give up. */
const TRIES = 20;

/** The number is gone or dearer than planned, or another run of the plan tries another one. */
const PASSED = new Set(['number_unavailable', 'price_changed', 'idempotency_key_reused']);

/** Buys one number; `undefined` when it cannot be had. */
async function attemptTo(
  live: Live,
  change: PlanChange,
  order: BuyNumberParams,
  attempt: number,
): Promise<PhoneNumber | undefined> {
  const { telephony, numbers } = live.client;
  try {
    // A number can be bought but once, so a purchase that was refused by now may be tried anew.
    return await once(change, {
      create: (options) => telephony.buyNumber(order, options),
      read: (id) => numbers.retrieve(id),
      mark: ({ metadata }) => metadata[KEY],
      attempt,
    });
  } catch (error) {
    if (isAPIError(error) && PASSED.has(error.code ?? '')) return undefined;
    throw error;
  }
}

/** What another run has bought for this entry: at the same time, or before, and the list did not show it yet. */
async function boughtBefore(
  { client }: Live,
  { key, search, after }: PlanChange,
): Promise<PhoneNumber | undefined> {
  const filters = search === null ? { phoneNumber: String(after?.['phoneNumber']) } : {};
  for await (const number of client.numbers.iterNumbers({ ...filters, limit: 200 })) {
    if (number.status !== 'released' && number.metadata[KEY] === key) return number;
  }
  return undefined;
}

/**
 * Buys the planned number; where any that fits will do and it is gone, another that is no dearer. Runs of one plan that
 * are under way at once number their tries alike, so that in each of them only one of the runs can buy.
 */
export async function buy(live: Live, change: PlanChange): Promise<PhoneNumber> {
  const { key, after, search, monthlyFee } = change;
  const connectionId = idOf(live, 'connections', after?.['connection']);
  const order = {
    connectionId,
    friendlyName: after?.['friendlyName'] as string | null | undefined,
    metadata: { ...(after?.['metadata'] as Metadata | undefined), [KEY]: key },
    maxMonthlyFee: monthlyFee ?? undefined,
  };
  const provider = live.state.connections.get(connectionId)?.type ?? '';
  let phoneNumber = String(after?.['phoneNumber']);
  for (let attempt = 0; attempt <= TRIES; attempt += 1) {
    const bought = await attemptTo(live, change, { ...order, phoneNumber }, attempt);
    const number = bought ?? (await boughtBefore(live, change));
    if (number) return number;
    if (!search) break;
    const wanted = { search: { ...search, connectionId }, provider, maxMonthlyFee: monthlyFee?.amount };
    const offer = await live.offers.take(wanted);
    if (!offer) break;
    phoneNumber = offer.phoneNumber;
  }
  throw new CordboardError(
    `${change.id}: ${change.name} is gone or has become dearer${search ? ', and nothing else on offer fits at that price' : ''}. Make a new plan.`,
  );
}
