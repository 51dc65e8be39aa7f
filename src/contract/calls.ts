import { callCreateSchema, callFilters, callSchema } from '../models/call.js';
import { transcriptSchema } from '../models/transcript.js';
import { act, create, list, read } from './route.js';

export const calls = {
  'calls.list': list('/v1/calls', 'List calls', callSchema, callFilters),
  'calls.create': create('/v1/calls', 'Dispatch an outbound call', callCreateSchema, callSchema, {
    errors: [
      'not_found',
      'insufficient_credits',
      'agent_archived',
      'wrong_agent_type',
      'number_not_attached',
      'provider_error',
    ],
  }),
  'calls.retrieve': read('/v1/calls/{id}', 'Retrieve a call', callSchema),
  'calls.transcript': read(
    '/v1/calls/{id}/transcript',
    'Retrieve the transcript of a call',
    transcriptSchema,
  ),
  'calls.cancel': act('POST', '/v1/calls/{id}/cancel', 'Hang up or withdraw a call', callSchema),
} as const;
