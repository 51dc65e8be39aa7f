import type {
  Agent,
  Cordboard,
  DispatchRule,
  Money,
  PhoneNumber,
  TelephonyConnection,
  WebhookEndpoint,
} from 'cordboard';

/** An account as it stands: everything in use, by id. `rules` is by the id of the number that they route. */
export interface AccountState {
  id: string;
  credits: Money;
  connections: Map<string, TelephonyConnection>;
  agents: Map<string, Agent>;
  numbers: Map<string, PhoneNumber>;
  rules: Map<string, DispatchRule>;
  webhooks: Map<string, WebhookEndpoint>;
}

async function collect<T>(
  items: AsyncIterable<T>,
  id: (item: T) => string,
  keep: (item: T) => boolean = () => true,
): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  for await (const item of items) if (keep(item)) found.set(id(item), item);
  return found;
}

/** Lists everything once. Archived agents, released numbers and completed rules are no longer there. */
export async function readAccount(client: Cordboard, signal: AbortSignal | undefined): Promise<AccountState> {
  const page = { limit: 200 };
  const { telephony, agents, numbers, dispatchRules, webhookEndpoints } = client;
  const [account, ...lists] = await Promise.all([
    client.account.retrieve({ signal }),
    collect(telephony.connections.iterConnections(page, { signal }), ({ id }) => id),
    collect(agents.iterAgents({ status: 'active', ...page }, { signal }), ({ id }) => id),
    collect(
      numbers.iterNumbers(page, { signal }),
      ({ id }) => id,
      ({ status }) => status !== 'released',
    ),
    collect(
      dispatchRules.iterDispatchRules({ status: 'active', ...page }, { signal }),
      ({ numberId }) => numberId,
    ),
    collect(webhookEndpoints.iterWebhookEndpoints(page, { signal }), ({ id }) => id),
  ]);
  return {
    id: account.id,
    credits: account.credits,
    connections: lists[0],
    agents: lists[1],
    numbers: lists[2],
    rules: lists[3],
    webhooks: lists[4],
  };
}
