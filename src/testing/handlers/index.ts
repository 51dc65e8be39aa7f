import type { Handlers } from '../handler.js';
import { account } from './account.js';
import { agents } from './agents.js';
import { calls } from './calls.js';
import { connections } from './connections.js';
import { dispatchRules } from './dispatch-rules.js';
import { buyNumber, importNumber, listAvailableNumbers } from './number-orders.js';
import { numbers } from './numbers.js';
import { webhookDeliveries } from './webhook-deliveries.js';
import { webhookEndpoints } from './webhook-endpoints.js';

export const handlers: Handlers = {
  ...account,
  ...agents,
  ...numbers,
  ...dispatchRules,
  ...calls,
  ...connections,
  'telephony.listAvailableNumbers': listAvailableNumbers,
  'telephony.buyNumber': buyNumber,
  'telephony.importNumber': importNumber,
  ...webhookEndpoints,
  ...webhookDeliveries,
};
