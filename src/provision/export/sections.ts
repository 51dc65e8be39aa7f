import type { Agent, DispatchRule, PhoneNumber, Schedule, ScheduleInput, WebhookEndpoint } from 'cordboard';
import { WEEKDAYS } from '../../models/enums.js';
import type {
  AgentConfig,
  NumberConfig,
  RouteConfig,
  RoutingConfig,
  WebhookConfig,
} from '../config/types.js';
import { KEY, ownMetadata } from '../keys.js';
import type { Exporting } from './context.js';

/** Leaves out what has nothing to say: `null`, empty maps and lists. */
function told<T extends object>(fields: T): T {
  const kept = Object.entries(fields).filter(
    ([, value]) =>
      value !== undefined &&
      value !== null &&
      !(typeof value === 'object' && Object.keys(value).length === 0),
  );
  return Object.fromEntries(kept) as T;
}

function agentConfig(key: string, agent: Agent, { numbers, keyed, url }: Exporting): AgentConfig {
  const { id, name, persona, instructions, voice, language, tools, webhookUrl, primaryNumberId } = agent;
  const outbound = agent.type === 'outbound';
  return told({
    // The closed words of a config; a word that this version does not know is refused when it is read.
    type: agent.type as AgentConfig['type'],
    name,
    ...(!(keyed.has(id) && agent.metadata[KEY] === key) && { id }),
    persona,
    instructions,
    voice,
    language,
    returns: agent.returns,
    tools,
    voicemailAction:
      agent.voicemailAction === 'hangup'
        ? undefined
        : (agent.voicemailAction as AgentConfig['voicemailAction']),
    webhookUrl: webhookUrl && url(webhookUrl, `agents.${key}.webhookUrl`, 'agent', key, 'webhook_url'),
    metadata: ownMetadata(agent.metadata),
    numbers: outbound ? agent.numberIds.flatMap((numberId) => numbers.get(numberId) ?? []) : undefined,
    primaryNumber: outbound && primaryNumberId !== null ? numbers.get(primaryNumberId) : undefined,
  });
}

function numberConfig(
  key: string,
  number: PhoneNumber,
  { connections, callbackUrl }: Exporting,
): NumberConfig {
  const { phoneNumber, friendlyName, inboundCallback, metadata, connectionId } = number;
  return told({
    phoneNumber,
    connection: connections.get(connectionId),
    friendlyName,
    inboundCallback: inboundCallback && {
      url: callbackUrl(
        inboundCallback.url,
        `numbers.${key}.inboundCallback.url`,
        'number',
        key,
        'callback_url',
      ),
    },
    metadata: ownMetadata(metadata),
  });
}

/** No active day at all means never, so an empty list is told as well. */
function scheduleConfig({ timezone, callWindow, activeDays, ...dates }: Schedule): ScheduleInput {
  return {
    timezone,
    ...told(dates),
    ...(callWindow && { callWindow: told(callWindow) }),
    ...(activeDays.length < WEEKDAYS.length && { activeDays: activeDays as ScheduleInput['activeDays'] }),
  };
}

function routeConfig(rule: DispatchRule, agent: string): RouteConfig {
  const { maxConcurrentCalls: limit, variables, metadata } = rule;
  return told({
    agent,
    schedule: rule.schedule && scheduleConfig(rule.schedule),
    maxConcurrentCalls: limit === 1 ? undefined : limit,
    variables,
    metadata: ownMetadata(metadata),
  });
}

function webhookConfig(key: string, webhook: WebhookEndpoint, { state, url }: Exporting): WebhookConfig {
  const isOnly = [...state.webhooks.values()].filter((other) => other.url === webhook.url).length === 1;
  return told({
    url: url(webhook.url, `webhooks.${key}.url`, 'webhook', key, 'url'),
    id: isOnly ? undefined : webhook.id,
    description: webhook.description,
    enabledEvents: webhook.enabledEvents as WebhookConfig['enabledEvents'],
    status: webhook.status === 'enabled' ? undefined : (webhook.status as WebhookConfig['status']),
    metadata: ownMetadata(webhook.metadata),
  });
}

function section<T, C>(
  things: ReadonlyMap<string, T>,
  keys: ReadonlyMap<string, string>,
  config: (key: string, thing: T) => C,
): { [key: string]: C } {
  const named = [...keys].flatMap(([id, key]) => {
    const thing = things.get(id);
    return thing === undefined ? [] : [[key, config(key, thing)] as const];
  });
  return Object.fromEntries(named);
}

/** Everything in use, in the words of a config. */
export function configOf(parts: Exporting): RoutingConfig {
  const { state } = parts;
  const routes = [...parts.numbers].flatMap(([id, key]) => {
    const rule = state.rules.get(id);
    const agent = rule && parts.agents.get(rule.agentId);
    return rule && agent !== undefined ? [[key, routeConfig(rule, agent)] as const] : [];
  });
  return told({
    connections: section(state.connections, parts.connections, (_, { id, type, friendlyName }) => ({
      type: type as 'custom_sip',
      friendlyName,
      id,
    })),
    agents: section(state.agents, parts.agents, (key, agent) => agentConfig(key, agent, parts)),
    numbers: section(state.numbers, parts.numbers, (key, number) => numberConfig(key, number, parts)),
    routes: Object.fromEntries(routes),
    webhooks: section(state.webhooks, parts.webhooks, (key, webhook) => webhookConfig(key, webhook, parts)),
  });
}
