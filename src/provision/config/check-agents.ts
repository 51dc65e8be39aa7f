import type { RoutingIssue } from '../errors.js';
import { checkKey, checkMetadata, checkUnique, checkUrl, entries, issue } from './complain.js';
import type { AgentConfig, RoutingConfig } from './types.js';

function checkNumbersOf(path: string, agent: AgentConfig, numbers: object | undefined): RoutingIssue[] {
  const { type, numbers: keys, primaryNumber } = agent;
  if (type !== 'outbound' && (keys !== undefined || primaryNumber !== undefined)) {
    return [issue(`${path}.numbers`, 'must be left out: an inbound agent answers numbers by routes')];
  }
  const unknown = (keys ?? []).flatMap((key, i) =>
    checkKey(`${path}.numbers[${i}]`, 'a number', key, numbers),
  );
  if (primaryNumber === undefined || keys?.includes(primaryNumber)) return unknown;
  return [
    ...unknown,
    issue(`${path}.primaryNumber`, 'must be one of the numbers of this agent', primaryNumber),
  ];
}

export function checkAgents({ agents, numbers }: RoutingConfig): RoutingIssue[] {
  const all = entries(agents);
  const path = (key: string) => `agents.${key}`;
  return [
    ...all.flatMap(([key, agent]) => [
      ...checkUrl(`${path(key)}.webhookUrl`, agent.webhookUrl),
      ...checkMetadata(path(key), agent.metadata),
      ...checkNumbersOf(path(key), agent, numbers),
    ]),
    ...checkUnique(
      path,
      all.map(([key, { id }]) => [key, id] as const),
      'id',
    ),
  ];
}
