import { zodOf } from '../../models/zod.js';
import { RoutingConfigError } from '../errors.js';
import { checkAgents } from './check-agents.js';
import { checkConnections } from './check-connections.js';
import { checkNumbers } from './check-numbers.js';
import { checkRoutes } from './check-routes.js';
import { checkWebhooks } from './check-webhooks.js';
import { schemaIssues } from './issues.js';
import { routingSchema } from './schema.js';
import type { RoutingConfig } from './types.js';

/** Takes any value for a config, or says all that is wrong with it. */
export function readRouting(value: unknown): RoutingConfig {
  const { success, error, data } = zodOf(routingSchema()).safeParse(value);
  if (!success) throw new RoutingConfigError(schemaIssues(error.issues, value));
  // The copy that was checked: a key such as `__proto__` is not in it.
  const config = data as RoutingConfig;
  const issues = [checkConnections, checkAgents, checkNumbers, checkRoutes, checkWebhooks].flatMap((check) =>
    check(config),
  );
  if (issues.length > 0) throw new RoutingConfigError(issues);
  return config;
}
