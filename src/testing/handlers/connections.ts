import { checkChoice, newConnection } from '../connections.js';
import type { HandlersOf } from '../handler.js';
import { listing } from '../pages.js';
import { applyPatch, checkVersion } from '../patch.js';
import { invalid, Problem } from '../problem.js';
import { find, touch } from '../rows.js';
import type { ConnectionRow } from '../state.js';
import { HOUR, iso } from '../times.js';
import { connectionView } from '../views.js';

/** The code that this backend "sends": there is no phone to send one to. */
const CODE = '123456';
/** How long the review of KYC documents takes, by the backend's clock. */
const REVIEW = HOUR;

function checkIndian(connection: ConnectionRow): void {
  if (connection.type === 'indian') return;
  throw invalid('id', `a connection of the type indian, not ${connection.type}`);
}

export const connections: HandlersOf<'telephony.connections'> = {
  'telephony.connections.list': ({ state }, { query }) =>
    listing({
      list: 'telephony.connections.list',
      query,
      rows: state.connections.values(),
      show: connectionView,
    }),

  'telephony.connections.create': ({ state }, { body, now }) => {
    checkChoice(state, body);
    const connection = newConnection(state, body, now);
    state.connections.set(connection.id, connection);
    return connectionView(connection);
  },

  'telephony.connections.retrieve': ({ state }, { id }) => connectionView(find(state, 'connections', id)),

  'telephony.connections.update': ({ state }, { id, body, ifMatch, now }) => {
    const connection = find(state, 'connections', id);
    checkVersion(connection, ifMatch);
    if (body.authToken !== undefined && connection.type !== 'twilio_byo') {
      throw invalid('authToken', `left out: a ${connection.type} connection has none`);
    }
    applyPatch(connection, body, now);
    return connectionView(connection);
  },

  'telephony.connections.delete': ({ state }, { id, ifMatch }) => {
    const connection = find(state, 'connections', id);
    checkVersion(connection, ifMatch);
    if (connection.type === 'twilio_managed') {
      throw new Problem('provider_locked', 'The choice of managed Twilio is permanent.');
    }
    const carried = [...state.numbers.values()].filter(
      (number) => number.connectionId === id && number.status !== 'released',
    );
    if (carried.length > 0) {
      throw new Problem('number_in_use', 'The connection carries numbers. Release them first.', {
        details: { numberIds: carried.map((number) => number.id) },
      });
    }
    state.connections.delete(id);
    return undefined;
  },

  'telephony.connections.verifyMobile': ({ state }, { id, body, ifMatch, now }) => {
    const connection = find(state, 'connections', id);
    checkVersion(connection, ifMatch);
    checkIndian(connection);
    if (body.code === undefined) {
      connection.codeSentTo = body.mobileNumber;
      return connectionView(connection);
    }
    if (connection.codeSentTo !== body.mobileNumber) {
      throw invalid('mobileNumber', 'the number that a code was sent to: ask for one first, without code');
    }
    if (body.code !== CODE) throw invalid('code', 'the code that was sent to this mobile number');
    connection.codeSentTo = null;
    connection.mobileNumber = body.mobileNumber;
    if (connection.status === 'pending_verification') connection.status = 'pending_kyc';
    touch(connection, now);
    return connectionView(connection);
  },

  'telephony.connections.submitKyc': ({ state }, { id, body, ifMatch, now }) => {
    const connection = find(state, 'connections', id);
    checkVersion(connection, ifMatch);
    checkIndian(connection);
    if (connection.status === 'pending_verification') {
      throw new Problem('kyc_incomplete', 'Verify the mobile number first.', {
        details: { status: connection.status },
      });
    }
    // An approved business stays approved; documents sent again during the review start it afresh.
    if (connection.status === 'active') return connectionView(connection);
    connection.status = 'kyc_review';
    connection.kyc = { ...body, decidedAt: iso(now + REVIEW) };
    touch(connection, now);
    return connectionView(connection);
  },
};
