import type { RoutingIssue } from '../errors.js';
import { checkKey, checkMetadata, entries, entry, issue } from './complain.js';
import type { RoutingConfig } from './types.js';

export function checkRoutes({ routes, agents, numbers }: RoutingConfig): RoutingIssue[] {
  return entries(routes).flatMap(([key, route]) => {
    const path = `routes.${key}`;
    const unknown = checkKey(path, 'a number', key, numbers);
    if (!route) return unknown;
    const agent = checkKey(`${path}.agent`, 'an agent', route.agent, agents);
    const outbound = agent.length === 0 && entry(agents, route.agent)?.type !== 'inbound';
    return [
      ...unknown,
      ...agent,
      ...(outbound ? [issue(`${path}.agent`, 'must be the key of an inbound agent', route.agent)] : []),
      ...checkMetadata(path, route.metadata),
    ];
  });
}
