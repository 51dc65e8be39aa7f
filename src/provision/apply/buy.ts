import type { BuyNumberParams, Metadata, PhoneNumber } from 'cordboard';
import { CordboardError, isConflictError } from 'cordboard';
import { KEY } from '../keys.js';
import type { PlanChange } from '../plan/types.js';
import { idOf, type Live } from './live.js';
import { once } from './once.js';

/** Offers that may be gone one after the other before we give up. */
const TRIES = 20;

/** Buys one number. `undefined`: it is gone, or dearer than planned. */
async function attempt(
  live: Live,
  change: PlanChange,
  order: BuyNumberParams,
): Promise<PhoneNumber | undefined> {
  const { telephony, numbers } = live.client;
  try {
    // A number can be bought but once, so a purchase that was refused by now may be tried anew.
    return await once(live, change, {
      create: (options) => telephony.buyNumber(order, options),
      read: (id) => numbers.retrieve(id),
      variant: `-${order.phoneNumber}`,
    });
  } catch (error) {
    if (isConflictError(error) && (error.code === 'number_unavailable' || error.code === 'price_changed'))
      return undefined;
    throw error;
  }
}

/** What an earlier run bought for this entry, though its answer was lost and the list did not show it yet. */
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

/** Buys the planned number; where any that fits will do and it is gone, another that is no dearer. */
export async function buy(live: Live, change: PlanChange): Promise<PhoneNumber> {
  const { key, after, search, monthlyFee } = change;
  const connectionId = idOf(live, 'connections', after?.['connection']);
  const order = {
    connectionId,
    friendlyName: after?.['friendlyName'] as string | null | undefined,
    metadata: { ...(after?.['metadata'] as Metadata | undefined), [KEY]: key },
    maxMonthlyFee: monthlyFee ?? undefined,
  };
  const planned = await attempt(live, change, { ...order, phoneNumber: String(after?.['phoneNumber']) });
  const number = planned ?? (await boughtBefore(live, change));
  if (number) return number;
  const provider = live.state.connections.get(connectionId)?.type ?? '';
  for (let left = TRIES; search && left > 0; left -= 1) {
    const offer = await live.offers.take({
      search: { ...search, connectionId },
      provider,
      maxMonthlyFee: monthlyFee?.amount,
    });
    if (!offer) break;
    const bought = await attempt(live, change, { ...order, phoneNumber: offer.phoneNumber });
    if (bought) return bought;
  }
  throw new CordboardError(
    `${change.id}: ${change.name} is gone or has become dearer${search ? ', and nothing else on offer fits at that price' : ''}. Make a new plan.`,
  );
}
