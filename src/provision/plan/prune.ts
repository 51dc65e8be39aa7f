import { shown } from '../account/differences.js';
import { agentView, connectionView, numberView, webhookView } from '../account/view.js';
import { entry } from '../config/complain.js';
import { change } from './change.js';
import type { Planning } from './context.js';
import { completion } from './routes.js';
import type { PlanChange, PlanFields } from './types.js';

interface Thing {
  id: string;
}

function unnamed<T extends Thing>(all: ReadonlyMap<string, T>, named: ReadonlyMap<string, T>): T[] {
  const kept = new Set([...named.values()].map(({ id }) => id));
  return [...all.values()].filter(({ id }) => !kept.has(id));
}

function removal(
  kind: PlanChange['kind'],
  action: PlanChange['action'],
  { id }: Thing,
  name: string,
  content: PlanFields,
): Promise<PlanChange> {
  return change({
    kind,
    action,
    key: id,
    name,
    objectId: id,
    before: shown(content),
    content,
  });
}

/** Routes of what the config does not name, to complete. */
export async function prunedRoutes(planning: Planning): Promise<PlanChange[]> {
  const { config, state, matches } = planning;
  const named = new Map([...matches.numbers].map(([key, { id }]) => [id, key]));
  const changes: PlanChange[] = [];
  for (const rule of state.rules.values()) {
    const key = named.get(rule.numberId);
    if (key !== undefined && entry(config.routes, key) !== undefined) continue;
    const name = state.numbers.get(rule.numberId)?.phoneNumber ?? rule.numberId;
    changes.push(await completion(key ?? rule.numberId, name, rule, planning));
  }
  return changes;
}

/** What the config does not name, to take away, in an order in which the API lets it go. */
export async function prunedObjects({ state, matches }: Planning): Promise<PlanChange[]> {
  const numbers = unnamed(state.numbers, matches.numbers);
  const agents = unnamed(state.agents, matches.agents);
  const webhooks = unnamed(state.webhooks, matches.webhooks);
  const connections = unnamed(state.connections, matches.connections);
  return Promise.all([
    ...numbers.map((number) => removal('number', 'release', number, number.phoneNumber, numberView(number))),
    ...agents.map((agent) => removal('agent', 'archive', agent, agent.name, agentView(agent))),
    ...webhooks.map((webhook) => {
      const view = webhookView(webhook);
      return removal('webhook', 'delete', webhook, String(shown(view)['url']), view);
    }),
    ...connections
      .filter(({ type }) => type !== 'twilio_managed')
      .map((connection) =>
        removal('connection', 'delete', connection, connection.friendlyName, connectionView(connection)),
      ),
  ]);
}
