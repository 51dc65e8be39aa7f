import type { WebhookEndpoint } from 'cordboard';
import { differences, shown } from '../account/differences.js';
import { webhookView } from '../account/view.js';
import { entries, issue } from '../config/complain.js';
import type { WebhookConfig } from '../config/types.js';
import { UNSTORED } from '../keys.js';
import { isReference, resolve } from '../secrets/env.js';
import { change } from './change.js';
import type { Planning } from './context.js';
import { checkSigningSecret } from './signing-secrets.js';
import type { PlanChange, PlanFields } from './types.js';

function fieldsOf({ id: _, signingSecret: __, enabledEvents, ...fields }: WebhookConfig): PlanFields {
  return { ...fields, ...(enabledEvents && { enabledEvents: [...new Set(enabledEvents)].sort() }) };
}

async function changesOf(
  key: string,
  wanted: WebhookConfig,
  current: WebhookEndpoint,
  { env }: Planning,
): Promise<PlanChange[]> {
  const name = String(shown({ url: current.url })['url']);
  const base = { kind: 'webhook' as const, key, name, objectId: current.id };
  const changes: PlanChange[] = [];
  const found = differences(fieldsOf(wanted), webhookView(current), env);
  if (found)
    changes.push(await change({ ...base, action: 'update', ...found, content: webhookView(current) }));
  const { signingSecret } = wanted;
  if (signingSecret && current.metadata[UNSTORED] !== undefined) {
    changes.push(await change({ ...base, action: 'rotate_secret', before: {}, after: {}, signingSecret }));
  }
  return changes;
}

/** Webhook endpoints to create and to change. */
export async function planWebhooks(planning: Planning): Promise<PlanChange[]> {
  const changes: PlanChange[] = [];
  const urls = new Map<string, string>();
  for (const [key, wanted] of entries(planning.config.webhooks)) {
    const current = planning.matches.webhooks.get(key);
    if (current) {
      changes.push(...(await changesOf(key, wanted, current, planning)));
    } else if (wanted.id === undefined) {
      const url = resolve(wanted.url, planning.env);
      const other = urls.get(url);
      if (other !== undefined) {
        planning.issues.push(issue(`webhooks.${key}.url`, `must differ: webhooks.${other} has the same URL`));
      }
      urls.set(url, key);
      changes.push(
        await change({
          kind: 'webhook',
          action: 'create',
          key,
          name: isReference(wanted.url) ? `$${wanted.url.env}` : wanted.url,
          after: fieldsOf(wanted),
          signingSecret: checkSigningSecret(`webhooks.${key}`, wanted.signingSecret, planning.issues),
        }),
      );
    }
  }
  return changes;
}
