import type { ConnectionCreateParams } from '../models/connection.js';
import { hash128 } from './hash.js';
import { newId } from './ids.js';
import { Problem } from './problem.js';
import type { ConnectionRow, State } from './state.js';
import { nextSeq } from './state.js';
import { iso } from './times.js';

function managedChosen(state: State): boolean {
  return [...state.connections.values()].some((row) => row.type === 'twilio_managed');
}

/** Refuses what the choice of a provider forbids. */
export function checkChoice(state: State, given: ConnectionCreateParams): void {
  if (given.type === 'twilio_managed' && given.acceptTerms !== true) {
    throw new Problem(
      'terms_not_accepted',
      'Managed Twilio needs acceptTerms: true. The choice is permanent.',
      {
        param: 'acceptTerms',
      },
    );
  }
  if (given.type === 'twilio_byo' && managedChosen(state)) {
    throw new Problem('provider_locked', 'The account has chosen managed Twilio, which is permanent.', {
      param: 'type',
    });
  }
}

export function newConnection(state: State, given: ConnectionCreateParams, now: number): ConnectionRow {
  const id = newId(state, 'tc');
  return {
    id,
    seq: nextSeq(state),
    version: 1,
    type: given.type,
    friendlyName: given.friendlyName,
    status: given.type === 'indian' ? 'pending_verification' : 'active',
    platformSipUri: given.type === 'custom_sip' ? sipUri(id) : null,
    accountSidLast4: given.type === 'twilio_byo' ? given.accountSid.slice(-4) : null,
    termsAcceptedAt: given.type === 'twilio_managed' ? iso(now) : null,
    mobileNumber: null,
    createdAt: iso(now),
    updatedAt: iso(now),
    accountSid: given.type === 'twilio_byo' ? given.accountSid : null,
    authToken: given.type === 'twilio_byo' ? given.authToken : null,
    codeSentTo: null,
    kyc: null,
  };
}

/** Under .test, which no resolver will ever find. */
function sipUri(id: string): string {
  return `sip:${hash128(id)[0].toString(36)}.sip.cordboard.test`;
}
