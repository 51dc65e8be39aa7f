import { numberFilters, numberUpdateSchema, phoneNumberSchema } from '../models/phone-number.js';
import { act, change, list, read } from './route.js';

export const numbers = {
  'numbers.list': list('/v1/numbers', 'List numbers', phoneNumberSchema, numberFilters),
  'numbers.retrieve': read('/v1/numbers/{id}', 'Retrieve a number', phoneNumberSchema),
  'numbers.update': change(
    'PATCH',
    '/v1/numbers/{id}',
    'Update a number',
    numberUpdateSchema,
    phoneNumberSchema,
    { errors: ['number_unavailable'], versioned: true },
  ),
  'numbers.release': act('DELETE', '/v1/numbers/{id}', 'Release or disconnect a number', phoneNumberSchema, {
    errors: ['number_in_use', 'provider_error'],
    versioned: true,
  }),
  'numbers.renew': act(
    'POST',
    '/v1/numbers/{id}/renew',
    'Renew a managed number for 28 days',
    phoneNumberSchema,
    {
      errors: ['insufficient_credits', 'number_unavailable', 'validation_failed', 'provider_error'],
      versioned: true,
    },
  ),
} as const;
