import { exportRouting } from 'cordboard/provision';
import type { Account } from './account.js';

interface Row {
  id: string;
  status: string;
  url?: string;
  webhookUrl?: string | null;
  metadata: { [key: string]: string };
  secrets: { secret: string }[];
}

/** What counts when an apply is over, without what differs between two runs: ids. */
export async function endState({ backend, client }: Account) {
  const { config } = await exportRouting(client);
  const { state } = backend.snapshot();
  const text = JSON.stringify({ config, credits: state['credits'] });
  return JSON.parse(text, (key, value) => (key === 'id' ? undefined : value));
}

/** The signing secrets of what the config made, by its key, as the backend signs with them. */
export function signingSecrets({ backend }: Account): { [key: string]: string | undefined } {
  const { state } = backend.snapshot();
  const rows = [...(state['endpoints'] as Row[]), ...(state['agents'] as Row[])];
  const signing = rows.filter(({ status, secrets }) => status !== 'archived' && secrets.length > 0);
  return Object.fromEntries(
    signing.map(({ metadata, secrets }) => [metadata['cordboard.key'] ?? '', secrets[0]?.secret]),
  );
}
