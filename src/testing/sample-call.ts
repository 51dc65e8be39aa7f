import type { Call } from '../models/call.js';
import { newId } from './ids.js';
import type { State } from './state.js';
import { iso, MINUTE } from './times.js';

/** The call of a test event. It is on no record: only its event exists. */
export function sampleCall(state: State, now: number): Call {
  return {
    id: newId(state, 'call'),
    direction: 'inbound',
    status: 'completed',
    rejection: null,
    agentId: null,
    numberId: null,
    dispatchRuleId: null,
    fromNumber: '+14155550100',
    toNumber: '+14155550199',
    variables: {},
    returns: { callerName: 'string' },
    result: { callerName: 'Test event' },
    resultStatus: 'completed',
    resultError: null,
    answeredBy: null,
    recordingUrl: null,
    startedAt: iso(now - MINUTE),
    answeredAt: iso(now - MINUTE),
    endedAt: iso(now),
    durationSeconds: 60,
    cost: null,
    metadata: {},
    createdAt: iso(now - MINUTE),
    updatedAt: iso(now),
  };
}
