import type { Route } from '../../src/contract/route.js';

const text = (description: string) => ({ description, schema: { type: 'string' } });
const count = (description: string) => ({ description, schema: { type: 'integer', minimum: 0 } });

/** `components.headers`: what answers say beside their bodies. */
export const answerHeaders = {
  'X-Request-Id': text('Names this request: give it when you ask for help.'),
  'RateLimit-Limit': count('How many requests the key may make in a window.'),
  'RateLimit-Remaining': count('How many of them are left in this one.'),
  'RateLimit-Reset': count('Seconds until the next window.'),
  'Retry-After': text('When to come back: seconds, or an HTTP date.'),
  'Idempotent-Replayed': {
    description: 'The first answer again, because its key was seen before; absent otherwise.',
    schema: { type: 'string', enum: ['true'] },
  },
};

type Name = keyof typeof answerHeaders;

const ALWAYS: Name[] = ['X-Request-Id', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

/** The headers of the answers that a route gives with this status. */
export function headersOf(route: Route, status: number): { [name: string]: object } {
  const names = [...ALWAYS];
  if (status === 429) names.push('Retry-After');
  // 401, 429 and 5xx are never kept for a replay.
  if (route.kind === 'write' && status < 500 && status !== 401 && status !== 429)
    names.push('Idempotent-Replayed');
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
