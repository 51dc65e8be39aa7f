import fc from 'fast-check';
import type { Account } from './account.js';

type Deed = (account: Account) => Promise<unknown>;

async function first<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}

/** What people do to an account without telling the config. */
const deeds: { [name: string]: Deed } = {
  renameAgent: async ({ client }) => {
    const agent = await first(client.agents.iterAgents({ status: 'active' }));
    if (agent) await client.agents.update(agent.id, { name: 'By hand', metadata: { byHand: 'yes' } });
  },
  archiveAgent: async ({ client }) => {
    const agent = await first(client.agents.iterAgents({ status: 'active', order: 'asc' }));
    if (agent) await client.agents.archive(agent.id);
  },
  strangerAgents: async ({ client }) => {
    await client.agents.create({ name: 'Reception', type: 'inbound', tools: [{ type: 'x' }] });
    await client.agents.create({
      name: 'Reception',
      type: 'outbound',
      webhookUrl: 'https://x.example.com/?key=k',
    });
  },
  strangerNumber: async ({ client }) => {
    const connection = await client.telephony.connections.create({
      type: 'custom_sip',
      friendlyName: 'Other',
    });
    const agent = await client.agents.create({ name: 'Stranger', type: 'inbound' });
    const number = await client.telephony.importNumber({
      phoneNumber: '+33123456789',
      connectionId: connection.id,
      terminationUri: 'sip:x',
      sipUsername: 'u',
      sipPassword: 'p',
    });
    await client.dispatchRules.create({
      numberId: number.id,
      agentId: agent.id,
      schedule: { timezone: 'UTC', activeDays: [] },
      variables: { a: 'b' },
    });
  },
  completeRule: async ({ client }) => {
    const rule = await first(client.dispatchRules.iterDispatchRules({ status: 'active' }));
    if (rule) await client.dispatchRules.complete(rule.id);
  },
  limitRule: async ({ client }) => {
    const rule = await first(client.dispatchRules.iterDispatchRules({ status: 'active' }));
    if (rule)
      await client.dispatchRules.update(rule.id, { maxConcurrentCalls: 7, metadata: { byHand: '1' } });
  },
  renameNumber: async ({ client }) => {
    const number = await first(client.numbers.iterNumbers({ status: 'active' }));
    if (number) await client.numbers.update(number.id, { friendlyName: 'By hand', inboundCallback: null });
  },
  twoWebhooks: async ({ client }) => {
    await client.webhookEndpoints.create({ url: 'https://twice.example.com/' });
    await client.webhookEndpoints.create({ url: 'https://twice.example.com/', status: 'disabled' });
  },
  someTime: async ({ clock }) => clock.advance(26 * 24 * 3_600_000),
};

/** Some of them, in some order. */
export const byHand: fc.Arbitrary<Deed[]> = fc
  .uniqueArray(fc.constantFrom(...Object.keys(deeds)), { maxLength: 5 })
  .map((names) => names.flatMap((name) => deeds[name] ?? []));
