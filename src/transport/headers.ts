import { version } from '../../package.json';
import { API_VERSION } from '../contract/index.js';

function runtime(): string {
  const { process, navigator } = globalThis as {
    process?: { versions?: { node?: string }; platform?: string };
    navigator?: { userAgent?: string };
  };
  // Bun, Deno and Workers name themselves; Node's own navigator says less than its process.
  const agent = navigator?.userAgent;
  if (agent && !agent.startsWith('Node.js')) return agent;
  return `Node.js/${process?.versions?.node ?? 'unknown'} ${process?.platform ?? ''}`.trim();
}

/** What every request says of this SDK. */
export function baseHeaders(): { [name: string]: string } {
  return {
    accept: 'application/json',
    'cordboard-version': API_VERSION,
    'user-agent': `cordboard/${version} (${runtime()})`,
  };
}
