import type { BuyNumberParams, ImportNumberParams } from '../models/number-order.js';
import { newId } from './ids.js';
import type { Offer } from './inventory.js';
import { GRACE, RENEWAL_PERIOD } from './lapses.js';
import { numberOnAccount } from './number-lookup.js';
import { Problem } from './problem.js';
import type { ConnectionRow, NumberRow, State } from './state.js';
import { nextSeq } from './state.js';
import { iso } from './times.js';

type Order = Pick<BuyNumberParams, 'phoneNumber' | 'friendlyName' | 'metadata'>;
type Rest = Pick<NumberRow, 'countryCode' | 'numberType' | 'origin'> & Partial<NumberRow>;

function addNumber(
  state: State,
  order: Order,
  connection: ConnectionRow,
  now: number,
  rest: Rest,
): NumberRow {
  const number: NumberRow = {
    id: newId(state, 'pn'),
    seq: nextSeq(state),
    version: 1,
    phoneNumber: order.phoneNumber,
    friendlyName: order.friendlyName ?? null,
    provider: connection.type,
    connectionId: connection.id,
    status: 'active',
    pricing: null,
    inboundCallback: null,
    purchasedAt: null,
    renewsAt: null,
    releasesAt: null,
    metadata: order.metadata ?? {},
    createdAt: iso(now),
    updatedAt: iso(now),
    carrier: null,
    ...rest,
  };
  state.numbers.set(number.id, number);
  return number;
}

export function addBought(
  state: State,
  order: Order,
  offer: Offer,
  via: ConnectionRow,
  now: number,
): NumberRow {
  const due = now + RENEWAL_PERIOD;
  return addNumber(state, order, via, now, {
    countryCode: offer.countryCode,
    numberType: offer.numberType,
    origin: 'purchased',
    pricing: structuredClone(offer.pricing),
    purchasedAt: iso(now),
    renewsAt: iso(due),
    releasesAt: iso(due + GRACE),
  });
}

export function addImported(
  state: State,
  order: ImportNumberParams,
  via: ConnectionRow,
  now: number,
): NumberRow {
  return addNumber(state, order, via, now, {
    countryCode: countryOf(order.phoneNumber),
    numberType: /^\+1(800|888|877|866|855|844|833)/.test(order.phoneNumber) ? 'toll_free' : 'local',
    origin: 'imported',
    carrier: {
      terminationUri: order.terminationUri ?? null,
      sipUsername: order.sipUsername ?? null,
      sipPassword: order.sipPassword ?? null,
      numberSid: order.numberSid ?? null,
    },
  });
}

/** Calling codes that stand for one country; a code shared by several is given to the largest. */
const COUNTRIES: readonly [string, string][] = [
  ['+1', 'US'],
  ['+91', 'IN'],
  ['+86', 'CN'],
  ['+81', 'JP'],
  ['+61', 'AU'],
  ['+55', 'BR'],
  ['+52', 'MX'],
  ['+49', 'DE'],
  ['+44', 'GB'],
  ['+39', 'IT'],
  ['+34', 'ES'],
  ['+33', 'FR'],
];

/** `ZZ`, which ISO 3166 leaves to users, where the country cannot be told. */
function countryOf(phoneNumber: string): string {
  return COUNTRIES.find(([code]) => phoneNumber.startsWith(code))?.[1] ?? 'ZZ';
}

export function checkNotOnAccount(state: State, phoneNumber: string): void {
  const row = numberOnAccount(state, phoneNumber);
  if (!row) return;
  throw new Problem('number_unavailable', `The number ${phoneNumber} is on the account already.`, {
    param: 'phoneNumber',
    details: { numberId: row.id },
  });
}
