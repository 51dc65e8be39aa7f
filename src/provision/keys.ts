import type { Metadata } from 'cordboard';

/** Kept in the metadata of agents, numbers and webhooks that a config made: their key in it. */
export const KEY = 'cordboard.key';

/** Set while a signing secret has come into being and is not yet where it belongs. */
export const UNSTORED = 'cordboard.secret';

/** The metadata that is the user's own. */
export function ownMetadata(metadata: Metadata): Metadata {
  return Object.fromEntries(Object.entries(metadata).filter(([name]) => !name.startsWith('cordboard.')));
}
