import type { Cordboard } from 'cordboard';
import type { RoutingConfig } from 'cordboard/provision';
import { apply, isApplyError } from 'cordboard/provision';
import { expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { discard, ENV } from './support/account.js';
import { interrupted } from './support/interrupted.js';

const leave = { env: ENV, allowDestroy: true, onSecret: discard };
const sip = { terminationUri: 'sip:x', sipUsername: 'u', sipPassword: { env: 'SIP_PASSWORD' } };
const connections = { office: { type: 'custom_sip', friendlyName: 'Office' } } as const;
const agents = { day: { type: 'inbound', name: 'Day' } } as const;
const numbers = { desk: { phoneNumber: '+442079460001', connection: 'office', import: sip } };
const webhooks = { w: { url: 'https://x.example.com/', signingSecret: { callback: 'w' } } };
const routed = { connections, agents, numbers, routes: { desk: { agent: 'day' } } };

type Deed = (client: Cordboard, id: string) => PromiseLike<unknown>;
const renameConnection: Deed = (c, id) => c.telephony.connections.update(id, { friendlyName: 'By hand' });
const describeWebhook: Deed = (c, id) => c.webhookEndpoints.update(id, { description: 'By hand' });
const renameNumber: Deed = (c, id) => c.numbers.update(id, { friendlyName: 'By hand' });
const limitRoute: Deed = (c, id) => c.dispatchRules.update(id, { maxConcurrentCalls: 9 });

/** From one config to another, which takes one write; and what someone does just before it arrives. */
test.each<[string, RoutingConfig, RoutingConfig, Deed]>([
  ['archives an agent', { agents }, {}, (c, id) => c.agents.update(id, { persona: 'By hand' })],
  [
    'archives an agent that answers no number',
    { connections, agents, numbers },
    { connections, numbers },
    async (c, agentId) => {
      const [number] = (await c.numbers.list()).data;
      await c.dispatchRules.create({ numberId: number?.id ?? '', agentId });
    },
  ],
  ['deletes a connection', { connections }, {}, renameConnection],
  [
    'updates a number',
    { connections, numbers },
    { connections, numbers: { desk: { ...numbers.desk, metadata: { team: 'sales' } } } },
    renameNumber,
  ],
  ['releases a number', { connections, numbers }, { connections }, renameNumber],
  [
    'updates a webhook',
    { webhooks },
    { webhooks: { w: { ...webhooks.w, enabledEvents: ['call.completed'] } } },
    describeWebhook,
  ],
  ['deletes a webhook', { webhooks }, {}, describeWebhook],
  [
    'updates a route',
    routed,
    { ...routed, routes: { desk: { agent: 'day', variables: { a: 'b' } } } },
    limitRoute,
  ],
  ['completes a route', routed, { ...routed, routes: { desk: null } }, limitRoute],
])('a write that %s leaves alone what someone changed since it was read', async (_, from, to, deed) => {
  const account = interrupted();
  await account.apply(from);
  const planned = await account.plan(to, { prune: true });
  expect(planned.changes).toHaveLength(1);
  account.before(() => deed(account.client, planned.changes[0]?.objectId ?? ''));
  const error = await failure(apply(account.client, planned, leave));
  expect(isApplyError(error) && error.failed[0]?.error.message).toContain(
    'was changed by someone else meanwhile',
  );
  const again = (await account.plan(to, { prune: true })).changes.map(({ id }) => id);
  expect(again).toContain(planned.changes[0]?.id);
});
