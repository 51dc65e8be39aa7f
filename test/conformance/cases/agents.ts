import type { Cases } from './case.js';

export const agents: Cases<'agents'> = {
  'agents.list': { success: () => ({ query: { type: 'inbound', limit: '2' } }) },
  'agents.create': {
    success: (w) => ({
      body: { name: 'New', type: 'inbound', numberIds: [w.free], webhookUrl: 'https://example.com/agent' },
    }),
    errors: {
      not_found: () => ({ body: { name: 'New', type: 'inbound', numberIds: ['pn_none'] } }),
      number_already_routed: (w) => ({ body: { name: 'New', type: 'inbound', numberIds: [w.routed] } }),
      number_unavailable: (w) => ({ body: { name: 'New', type: 'inbound', numberIds: [w.released] } }),
    },
  },
  'agents.retrieve': { success: (w) => ({ ids: [w.inbound] }) },
  'agents.update': {
    success: (w) => ({ ids: [w.inbound], body: { name: 'Renamed' } }),
    errors: { agent_archived: (w) => ({ ids: [w.archived], body: { name: 'Renamed' } }) },
  },
  'agents.archive': { success: (w) => ({ ids: [w.inbound] }) },
  'agents.attachNumber': {
    success: (w) => ({ ids: [w.idle], body: { numberId: w.free } }),
    errors: {
      number_already_routed: (w) => ({ ids: [w.idle], body: { numberId: w.routed } }),
      agent_archived: (w) => ({ ids: [w.archived], body: { numberId: w.free } }),
      number_unavailable: (w) => ({ ids: [w.idle], body: { numberId: w.released } }),
    },
  },
  'agents.detachNumber': {
    success: (w) => ({ ids: [w.inbound, w.routed] }),
    errors: { number_not_attached: (w) => ({ ids: [w.idle, w.routed] }) },
  },
  'agents.setPrimaryNumber': {
    success: (w) => ({ ids: [w.outbound], body: { numberId: w.dialling } }),
    errors: {
      number_not_attached: (w) => ({ ids: [w.outbound], body: { numberId: w.free } }),
      wrong_agent_type: (w) => ({ ids: [w.inbound], body: { numberId: w.routed } }),
      agent_archived: (w) => ({ ids: [w.archivedOutbound], body: { numberId: w.dialling } }),
    },
  },
  'agents.rotateWebhookSecret': {
    success: (w) => ({ ids: [w.inbound] }),
    errors: { agent_archived: (w) => ({ ids: [w.archived] }) },
  },
};
