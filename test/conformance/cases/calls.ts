import type { Cases } from './case.js';

const to = '+14155550188';

export const calls: Cases<'calls'> = {
  'calls.list': {
    success: () => ({ query: { direction: 'inbound', createdAfter: '2026-11-01T00:00:00Z' } }),
  },
  'calls.create': {
    success: (w) => ({ body: { agentId: w.outbound, to, variables: { name: 'Ada' } } }),
    errors: {
      not_found: () => ({ body: { agentId: 'ag_none', to } }),
      agent_archived: (w) => ({ body: { agentId: w.archivedOutbound, to } }),
      wrong_agent_type: (w) => ({ body: { agentId: w.inbound, to } }),
      number_not_attached: (w) => ({ body: { agentId: w.outbound, to, fromNumber: w.routedPhone } }),
      insufficient_credits: (w) => ({ body: { agentId: w.outbound, to } }),
    },
  },
  'calls.retrieve': { success: (w) => ({ ids: [w.call] }) },
  'calls.transcript': { success: (w) => ({ ids: [w.call] }) },
  'calls.cancel': { success: (w) => ({ ids: [w.call] }) },
};
