import type { RoutingConfig } from 'cordboard/provision';
import { apply } from 'cordboard/provision';
import { expect, test } from 'vitest';
import { failure } from '../support/promise.js';
import { ENV } from './support/account.js';
import { signingSecrets } from './support/end-state.js';
import { interrupted } from './support/interrupted.js';

const signingSecret = { callback: 'vault' };

test.each<[string, RoutingConfig]>([
  [
    'an agent',
    {
      agents: { day: { type: 'inbound', name: 'Day', webhookUrl: 'https://q.example.com/', signingSecret } },
    },
  ],
  ['a webhook', { webhooks: { events: { url: 'https://events.example.com/', signingSecret } } }],
])('of two runs that bring the unstored secret of %s to its place one makes it anew', async (_, config) => {
  const account = interrupted();
  const lost = () => {
    throw new Error('vault down');
  };
  await failure(apply(account.client, await account.plan(config), { env: ENV, onSecret: lost }));
  const planned = await account.plan(config);
  expect(planned.changes).toHaveLength(1);
  const stored: string[] = [];
  const onSecret = ({ secret }: { secret: string }) => void stored.push(secret);
  account.before(() => apply(account.client, planned, { env: ENV, onSecret }));
  const { already } = await apply(account.client, planned, { env: ENV, onSecret });
  expect(already).toBe(1);
  expect(stored).toEqual(Object.values(signingSecrets(account)));
});
