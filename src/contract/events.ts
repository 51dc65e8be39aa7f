import { id } from '../models/primitives.js';
import { lazy } from '../models/schema.js';
import * as z from '../models/z.js';
import type { Route } from './route.js';

/** Event types in a query, separated by commas. */
const types = lazy(() =>
  z.string().check(z.regex(/^[a-z_]+\.[a-z_]+(,[a-z_]+\.[a-z_]+)*$/, 'event types separated by commas')),
);

export const events = {
  'events.stream': {
    method: 'GET',
    path: '/v1/events',
    summary: 'Follow the live feed of events (server-sent events)',
    query: lazy(() =>
      z.strictObject({
        dispatchRuleId: z.optional(id()),
        agentId: z.optional(id()),
        numberId: z.optional(id()),
        types: z.optional(types()),
      }),
    ),
    status: 200,
    errors: ['cursor_expired'],
    versioned: false,
    kind: 'stream',
  } as const satisfies Route,
} as const;
