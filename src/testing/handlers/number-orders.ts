import type { BuyNumberParams, ImportNumberParams } from '../../models/number-order.js';
import { charge } from '../credits.js';
import type { Handler } from '../handler.js';
import type { Offer } from '../inventory.js';
import { toMicros } from '../money.js';
import { addBought, addImported, checkNotOnAccount } from '../number-rows.js';
import { listing } from '../pages.js';
import { invalid, Problem } from '../problem.js';
import { find } from '../rows.js';
import type { ConnectionRow } from '../state.js';
import { numberView } from '../views.js';
import type { World } from '../world.js';

/** Sold once is sold for good: a released number does not come back. */
function isFree({ state }: World, offer: Offer): boolean {
  return ![...state.numbers.values()].some((row) => row.phoneNumber === offer.phoneNumber);
}

function checkBuyer(connection: ConnectionRow): void {
  if (connection.type !== 'twilio_managed' && connection.type !== 'indian') {
    throw invalid(
      'connectionId',
      `a twilio_managed or indian connection. Numbers of a ${connection.type} connection are brought along: use import`,
    );
  }
  if (connection.status === 'active') return;
  throw new Problem('kyc_incomplete', `The connection cannot buy yet: its status is ${connection.status}.`, {
    param: 'connectionId',
    details: { status: connection.status },
  });
}

function checkFee(offer: Offer, limit: BuyNumberParams['maxMonthlyFee']): void {
  const { monthlyFee } = offer.pricing;
  if (!limit) return;
  const within = toMicros(monthlyFee.amount) <= toMicros(limit.amount);
  if (limit.currency === monthlyFee.currency && within) return;
  throw new Problem(
    'price_changed',
    `The number costs ${monthlyFee.amount} ${monthlyFee.currency} a month, not at most ${limit.amount} ${limit.currency}.`,
    { param: 'maxMonthlyFee', details: { monthlyFee } },
  );
}

type CarrierField = 'terminationUri' | 'sipUsername' | 'sipPassword' | 'numberSid';

/** What an import must say, by the type of its connection. */
const NEEDED: { [type: string]: readonly CarrierField[] } = {
  custom_sip: ['terminationUri', 'sipUsername', 'sipPassword'],
  twilio_byo: ['numberSid'],
};

function checkImport(connection: ConnectionRow, order: ImportNumberParams): void {
  const { type } = connection;
  const needed = NEEDED[type];
  if (!needed) {
    throw invalid(
      'connectionId',
      `a custom_sip or twilio_byo connection. Through ${type} numbers are bought`,
    );
  }
  const issues = needed
    .filter((field) => order[field] === undefined)
    .map((path) => ({ path, message: `given for a ${type} connection` }));
  const [first] = issues;
  if (!first) return;
  throw new Problem('validation_failed', `${first.path} must be ${first.message}`, {
    param: first.path,
    issues,
  });
}

export const listAvailableNumbers: Handler<'telephony.listAvailableNumbers'> = (world, { query }) => {
  const { connectionId, countryCode, areaCode, contains, region, numberType } = query;
  const connection = connectionId && find(world.state, 'connections', connectionId, 'connectionId');
  return listing({
    list: 'telephony.listAvailableNumbers',
    query,
    rows: world.inventory.search({ countryCode, areaCode, contains, region, numberType }),
    keep: (offer) => isFree(world, offer) && (!connection || offer.provider === connection.type),
    show: ({ seq, ...offer }) => offer,
  });
};

export const buyNumber: Handler<'telephony.buyNumber'> = (world, { body, now }) => {
  const { state } = world;
  const connection = find(state, 'connections', body.connectionId, 'connectionId');
  checkBuyer(connection);
  const offer = world.inventory.find(body.phoneNumber);
  if (!offer || offer.provider !== connection.type || !isFree(world, offer)) {
    throw new Problem('number_unavailable', `The number ${body.phoneNumber} is not on offer here.`, {
      param: 'phoneNumber',
    });
  }
  checkFee(offer, body.maxMonthlyFee);
  charge(state, offer.pricing.monthlyFee);
  return numberView(state, addBought(state, body, offer, connection, now));
};

export const importNumber: Handler<'telephony.importNumber'> = ({ state }, { body, now }) => {
  const connection = find(state, 'connections', body.connectionId, 'connectionId');
  checkImport(connection, body);
  checkNotOnAccount(state, body.phoneNumber);
  return numberView(state, addImported(state, body, connection, now));
};
