import type { Metadata } from 'cordboard';
import type {
  WebhookEndpoint,
  WebhookEndpointCreateParams,
  WebhookEndpointUpdateParams,
} from '../../../models/webhook-endpoint.js';
import { differences, resolved } from '../../account/differences.js';
import { webhookView } from '../../account/view.js';
import { KEY, UNSTORED } from '../../keys.js';
import type { PlanChange } from '../../plan/types.js';
import { guarded } from '../guarded.js';
import type { Live } from '../live.js';
import { lookAgain } from '../look.js';
import { once } from '../once.js';
import { settleSecret } from '../signing-secret.js';
import { type Kind, present } from './kind.js';

function settle(
  live: Live,
  change: PlanChange,
  { id }: WebhookEndpoint,
  shown: string | undefined,
): Promise<void> {
  const { webhookEndpoints } = live.client;
  return settleSecret(live, change, {
    shown,
    read: () => webhookEndpoints.retrieve(id),
    rotate: async (ifVersion) => (await webhookEndpoints.rotateSecret(id, { ifVersion })).signingSecret,
    clear: async () => {
      live.state.webhooks.set(id, await webhookEndpoints.update(id, { metadata: { [UNSTORED]: null } }));
    },
  });
}

async function create(live: Live, change: PlanChange): Promise<string> {
  const { after, key } = change;
  const marks = { [KEY]: key, ...(change.signingSecret && { [UNSTORED]: 'unstored' }) };
  const metadata: Metadata = { ...(after?.['metadata'] as Metadata | undefined), ...marks };
  const fields = { ...resolved(after ?? {}, live.env), metadata } as unknown as WebhookEndpointCreateParams;
  const { webhookEndpoints } = live.client;
  const made = await once(change, {
    create: (options) => webhookEndpoints.create(fields, options),
    read: (id) => webhookEndpoints.retrieve(id),
    mark: ({ url }) => url,
  });
  live.state.webhooks.set(made.id, made);
  await settle(live, change, made, made.signingSecret);
  return made.id;
}

export const webhookKind: Kind<WebhookEndpoint> = {
  find({ state, webhooksByUrl, env }, { objectId, after }) {
    if (objectId !== null) return state.webhooks.get(objectId);
    return webhooksByUrl.get(String(resolved(after ?? {}, env)['url']));
  },

  content: (webhook) => webhookView(webhook),

  fits: ({ env }, { after }, webhook) => differences(after ?? {}, webhookView(webhook), env) === null,

  async run(live, change, webhook) {
    if (!webhook) return create(live, change);
    const { webhookEndpoints } = live.client;
    const { id } = webhook;
    const guard = { seen: webhook, view: webhookView, read: () => webhookEndpoints.retrieve(id) };
    if (change.action === 'delete') {
      await guarded({ ...guard, write: (ifVersion) => webhookEndpoints.delete(id, { ifVersion }) });
      live.state.webhooks.delete(id);
      return null;
    }
    if (change.action === 'update') {
      const fields = resolved(
        present(change.after ?? undefined, change),
        live.env,
      ) as WebhookEndpointUpdateParams;
      const now = await guarded({
        ...guard,
        write: (ifVersion) => webhookEndpoints.update(id, fields, { ifVersion }),
      });
      live.state.webhooks.set(id, now);
      return id;
    }
    // It is there, and its secret was never stored.
    await settle(live, change, webhook, undefined);
    return id;
  },

  refresh: ({ client, state }, { objectId }) =>
    lookAgain(state.webhooks, objectId, (id) => client.webhookEndpoints.retrieve(id)),
};
