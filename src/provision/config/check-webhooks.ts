import type { RoutingIssue } from '../errors.js';
import { checkMetadata, checkUnique, checkUrl, entries } from './complain.js';
import type { RoutingConfig, WebhookConfig } from './types.js';

/** What an endpoint without an id is matched by. */
function place({ id, url }: WebhookConfig): string | undefined {
  if (id !== undefined) return undefined;
  return typeof url === 'string' ? url : `env ${url.env}`;
}

export function checkWebhooks({ webhooks }: RoutingConfig): RoutingIssue[] {
  const all = entries(webhooks);
  const path = (key: string) => `webhooks.${key}`;
  return [
    ...all.flatMap(([key, { url, metadata }]) => [
      ...checkUrl(`${path(key)}.url`, url),
      ...checkMetadata(path(key), metadata),
    ]),
    ...checkUnique(
      path,
      all.map(([key, { id }]) => [key, id] as const),
      'id',
    ),
    ...checkUnique(
      path,
      all.map(([key, webhook]) => [key, place(webhook)] as const),
      'url, and neither says its id',
    ),
  ];
}
