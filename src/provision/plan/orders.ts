import type { AvailableNumber } from 'cordboard';
import { entries, entry, issue } from '../config/complain.js';
import type { BuyConfig, ConnectionConfig, NumberConfig } from '../config/types.js';
import { parallel } from '../parallel.js';
import { change } from './change.js';
import type { Planning } from './context.js';
import { createOffers, isAffordable, type Offers } from './offers.js';
import type { PlanChange } from './types.js';

/** Searches of one number each, under way at once. */
const AT_ONCE = 4;

/** A number that the account does not have. */
interface Order {
  key: string;
  number: NumberConfig;
  connection: ConnectionConfig;
  /** `undefined` while the connection is still to be created. */
  connectionId: string | undefined;
}

function ordersOf({ config, matches, issues }: Planning): Order[] {
  return entries(config.numbers).flatMap(([key, number]) => {
    if (matches.numbers.has(key)) return [];
    const connection =
      number.connection === undefined ? undefined : entry(config.connections, number.connection);
    if (number.connection !== undefined && connection && (number.buy || number.import)) {
      return [{ key, number, connection, connectionId: matches.connections.get(number.connection)?.id }];
    }
    const message =
      'is not on the account: say buy (with a countryCode) or import, and the connection to go through';
    issues.push(issue(`numbers.${key}.phoneNumber`, message, number.phoneNumber));
    return [];
  });
}

/** Connections that cannot buy yet are told now, not when half of the plan is done. */
function canBuy({ key, connection, connectionId }: Order, { state, issues }: Planning): boolean {
  const known = connectionId === undefined ? undefined : state.connections.get(connectionId);
  if (known ? known.status === 'active' : connection.type !== 'indian') return true;
  const status = known ? `its status is ${known.status}` : 'it is still to be created';
  issues.push(
    issue(
      `numbers.${key}.connection`,
      `cannot buy yet: ${status}. ${connection.type === 'indian' ? 'Verify the mobile number and submit KYC first, with telephony.connections.verifyMobile and submitKyc' : 'Set it in order first'}`,
    ),
  );
  return false;
}

async function purchase(order: Order, offer: AvailableNumber, buy: BuyConfig): Promise<PlanChange> {
  const { key, number } = order;
  const { phoneNumber, pricing } = offer;
  const { maxMonthlyFee: _, ...search } = buy;
  return change({
    kind: 'number',
    action: 'buy',
    key,
    name: phoneNumber,
    after: {
      phoneNumber,
      connection: number.connection,
      friendlyName: number.friendlyName,
      metadata: number.metadata,
    },
    monthlyFee: pricing.monthlyFee,
    search: number.phoneNumber === undefined ? search : null,
  });
}

/** The very number that the config names, as it is on offer. */
async function offerOf(order: Order, phoneNumber: string, { client, signal, issues }: Planning) {
  const { key, number, connection, connectionId } = order;
  const search = { countryCode: number.buy?.countryCode ?? '', contains: phoneNumber.slice(1), connectionId };
  for await (const offer of client.telephony.iterAvailableNumbers(search, { signal })) {
    if (offer.phoneNumber !== phoneNumber || offer.provider !== connection.type) continue;
    if (isAffordable(offer, number.buy?.maxMonthlyFee)) return offer;
    const { amount, currency } = offer.pricing.monthlyFee;
    issues.push(
      issue(
        `numbers.${key}.buy.maxMonthlyFee`,
        `must be at least ${amount}: the number costs ${amount} ${currency} a month`,
        number.buy?.maxMonthlyFee,
      ),
    );
    return undefined;
  }
  issues.push(
    issue(
      `numbers.${key}.phoneNumber`,
      'is neither on the account nor on offer in that country through that connection',
      phoneNumber,
    ),
  );
  return undefined;
}

async function anyOffer(order: Order, buy: BuyConfig, offers: Offers, { issues }: Planning) {
  const { maxMonthlyFee, ...filters } = buy;
  const { key, connection, connectionId } = order;
  const offer = await offers.take({
    search: { ...filters, connectionId },
    provider: connection.type,
    maxMonthlyFee,
  });
  if (!offer)
    issues.push(
      issue(`numbers.${key}.buy`, 'must be wider: no number that is left on offer fits', JSON.stringify(buy)),
    );
  return offer;
}

function importOf({ key, number }: Order): Promise<PlanChange> {
  const { phoneNumber, connection, friendlyName, metadata, import: carrier } = number;
  const after = { phoneNumber, connection, friendlyName, metadata, ...carrier };
  return change({ kind: 'number', action: 'import', key, name: phoneNumber ?? key, after });
}

/** A callback cannot be set in the purchase; it follows. */
async function callbackOf({ key, number }: Order, name: string): Promise<PlanChange[]> {
  const { inboundCallback } = number;
  if (!inboundCallback) return [];
  const fields = { before: { inboundCallback: null }, after: { inboundCallback } };
  return [await change({ kind: 'number', action: 'update', key, name, ...fields })];
}

/** Numbers to buy and to import, in the order of the config. */
export async function planOrders(planning: Planning): Promise<PlanChange[]> {
  const orders = ordersOf(planning);
  const offers = createOffers(planning.client, planning.signal);
  const firsts = new Map<string, PlanChange>();
  const buyers = orders.filter((order) => order.number.buy && canBuy(order, planning));
  const known = buyers.filter(({ number }) => number.phoneNumber !== undefined);
  // Numbers that are asked for by name are not handed out to those who take any.
  for (const { number } of known) offers.withhold(number.phoneNumber ?? '');
  await parallel(known, AT_ONCE, async (order) => {
    const { buy, phoneNumber = '' } = order.number;
    const offer = await offerOf(order, phoneNumber, planning);
    if (offer && buy) firsts.set(order.key, await purchase(order, offer, buy));
  });
  for (const order of buyers) {
    const { buy, phoneNumber } = order.number;
    if (!buy || phoneNumber !== undefined) continue;
    const offer = await anyOffer(order, buy, offers, planning);
    if (offer) firsts.set(order.key, await purchase(order, offer, buy));
  }
  for (const order of orders) if (order.number.import) firsts.set(order.key, await importOf(order));
  const all = orders.map(async (order) => {
    const first = firsts.get(order.key);
    return first ? [first, ...(await callbackOf(order, first.name))] : [];
  });
  return (await Promise.all(all)).flat();
}
