import { callFilters, callSchema } from '../models/call.js';
import {
  dispatchRuleCreateSchema,
  dispatchRuleFilters,
  dispatchRuleSchema,
  dispatchRuleUpdateSchema,
} from '../models/dispatch-rule.js';
import { act, change, create, list, read, remove } from './route.js';

export const dispatchRules = {
  'dispatchRules.list': list(
    '/v1/dispatch-rules',
    'List dispatch rules',
    dispatchRuleSchema,
    dispatchRuleFilters,
  ),
  'dispatchRules.create': create(
    '/v1/dispatch-rules',
    'Route a number to an inbound agent',
    dispatchRuleCreateSchema,
    dispatchRuleSchema,
    {
      errors: [
        'not_found',
        'number_already_routed',
        'agent_archived',
        'wrong_agent_type',
        'number_unavailable',
      ],
    },
  ),
  'dispatchRules.retrieve': read('/v1/dispatch-rules/{id}', 'Retrieve a dispatch rule', dispatchRuleSchema),
  'dispatchRules.update': change(
    'PATCH',
    '/v1/dispatch-rules/{id}',
    'Update a dispatch rule',
    dispatchRuleUpdateSchema,
    dispatchRuleSchema,
    { errors: ['rule_completed'], versioned: true },
  ),
  'dispatchRules.delete': remove('/v1/dispatch-rules/{id}', 'Delete a dispatch rule'),
  'dispatchRules.complete': act(
    'POST',
    '/v1/dispatch-rules/{id}/complete',
    'End a dispatch rule and keep it for the record',
    dispatchRuleSchema,
    { versioned: true },
  ),
  'dispatchRules.listCalls': list(
    '/v1/dispatch-rules/{id}/calls',
    'List the calls of a dispatch rule',
    callSchema,
    callFilters,
  ),
} as const;
