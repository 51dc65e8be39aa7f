import type { RoutingConfig } from '../config/types.js';

/**
 * Writes a config as YAML or JSON.
 *
 * @example
 * ```ts
 * const { config } = await exportRouting(client);
 * await writeFile('routing.yaml', await renderRouting(config, 'yaml'));
 * ```
 */
export async function renderRouting(config: RoutingConfig, format: 'yaml' | 'json'): Promise<string> {
  if (format === 'json') return `${JSON.stringify(config, null, 2)}\n`;
  const { Document, visit } = await import('yaml');
  // Older readers of YAML take `22:00` for the number 1320; what they would mistake is quoted.
  const document = new Document(config, { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
  visit(document, {
    Scalar(_, node) {
      // Written as a block, space alone does not come back.
      if (typeof node.value === 'string' && node.value.trim() === '') node.type = 'QUOTE_DOUBLE';
    },
  });
  // YAML knows these as escapes alone, and terminals obey them; what holds one is in double quotes by now.
  return document.toString().replace(/[\x7f-\x9f]/g, (control) => `\\x${control.charCodeAt(0).toString(16)}`);
}
