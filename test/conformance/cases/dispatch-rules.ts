import type { Cases } from './case.js';

export const dispatchRules: Cases<'dispatchRules'> = {
  'dispatchRules.list': { success: () => ({ query: { status: 'active', order: 'asc' } }) },
  'dispatchRules.create': {
    success: (w) => ({
      body: {
        numberId: w.free,
        agentId: w.idle,
        schedule: { timezone: 'Asia/Kolkata', activeDays: ['mon'] },
      },
    }),
    errors: {
      not_found: (w) => ({ body: { numberId: w.free, agentId: 'ag_none' } }),
      number_already_routed: (w) => ({ body: { numberId: w.routed, agentId: w.idle } }),
      agent_archived: (w) => ({ body: { numberId: w.free, agentId: w.archived } }),
      wrong_agent_type: (w) => ({ body: { numberId: w.free, agentId: w.outbound } }),
      number_unavailable: (w) => ({ body: { numberId: w.released, agentId: w.idle } }),
    },
  },
  'dispatchRules.retrieve': { success: (w) => ({ ids: [w.rule] }) },
  'dispatchRules.update': {
    success: (w) => ({ ids: [w.rule], body: { schedule: null, maxConcurrentCalls: 10 } }),
    errors: { rule_completed: (w) => ({ ids: [w.completed], body: { maxConcurrentCalls: 2 } }) },
  },
  'dispatchRules.delete': { success: (w) => ({ ids: [w.rule] }) },
  'dispatchRules.complete': { success: (w) => ({ ids: [w.rule] }) },
  'dispatchRules.listCalls': { success: (w) => ({ ids: [w.rule] }) },
};
