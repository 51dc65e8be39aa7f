import type { RoutingConfig } from '../config/types.js';

/**
 * Writes a config down.
 *
 * @example
 * ```ts
 * const { config } = await exportRouting(client);
 * await writeFile('routing.yaml', await renderRouting(config, 'yaml'));
 * ```
 */
export async function renderRouting(config: RoutingConfig, format: 'yaml' | 'json'): Promise<string> {
  if (format === 'json') return `${JSON.stringify(config, null, 2)}\n`;
  const { stringify } = await import('yaml');
  return stringify(config, { aliasDuplicateObjects: false });
}
