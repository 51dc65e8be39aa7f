import type { RouteKey } from '../../../src/contract/index.js';
import { agents } from './agents.js';
import { calls } from './calls.js';
import type { Case } from './case.js';
import { dispatchRules } from './dispatch-rules.js';
import { numbers } from './numbers.js';
import { telephony } from './telephony.js';
import { webhooks } from './webhooks.js';

/** Every endpoint; the compiler says which one is missing. */
export const cases: { [K in RouteKey]: Case } = {
  'account.retrieve': { success: () => ({}) },
  'events.stream': {
    success: () => ({ query: { types: 'call.completed,call.rejected' } }),
    errors: { cursor_expired: () => ({ headers: { 'last-event-id': 'evt_none' } }) },
  },
  ...agents,
  ...numbers,
  ...dispatchRules,
  ...calls,
  ...telephony,
  ...webhooks,
};
