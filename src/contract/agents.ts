import {
  agentCreateSchema,
  agentFilters,
  agentNumberSchema,
  agentSchema,
  agentUpdateSchema,
  attachNumberSchema,
} from '../models/agent.js';
import { act, change, create, list, read } from './route.js';

const ATTACH = ['number_already_routed', 'agent_archived', 'number_unavailable'] as const;

export const agents = {
  'agents.list': list('/v1/agents', 'List agents', agentSchema, agentFilters),
  'agents.create': create('/v1/agents', 'Create an agent', agentCreateSchema, agentSchema, {
    errors: ['not_found', 'number_already_routed', 'number_unavailable'],
  }),
  'agents.retrieve': read('/v1/agents/{id}', 'Retrieve an agent', agentSchema),
  'agents.update': change('PATCH', '/v1/agents/{id}', 'Update an agent', agentUpdateSchema, agentSchema, {
    errors: ['agent_archived'],
    versioned: true,
  }),
  'agents.archive': act('DELETE', '/v1/agents/{id}', 'Archive an agent and complete its rules', agentSchema, {
    versioned: true,
  }),
  'agents.attachNumber': change(
    'POST',
    '/v1/agents/{id}/numbers',
    'Attach a number to an agent',
    attachNumberSchema,
    agentSchema,
    { errors: ATTACH, versioned: true },
  ),
  'agents.detachNumber': act(
    'DELETE',
    '/v1/agents/{id}/numbers/{numberId}',
    'Detach a number from an agent',
    agentSchema,
    { errors: ['number_not_attached'], versioned: true },
  ),
  'agents.setPrimaryNumber': change(
    'PUT',
    '/v1/agents/{id}/primary-number',
    'Set the number that an outbound agent calls from',
    agentNumberSchema,
    agentSchema,
    { errors: ['number_not_attached', 'wrong_agent_type', 'agent_archived'], versioned: true },
  ),
  'agents.rotateWebhookSecret': act(
    'POST',
    '/v1/agents/{id}/rotate-webhook-secret',
    'Rotate the signing secret of an agent',
    agentSchema,
    { errors: ['agent_archived'], versioned: true },
  ),
} as const;
