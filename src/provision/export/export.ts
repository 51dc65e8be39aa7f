import type { Cordboard } from 'cordboard';
import { readAccount } from '../account/read.js';
import { checkOptions } from '../options.js';
import { exporting } from './context.js';
import { configOf } from './sections.js';
import type { ExportOptions, RoutingExport } from './types.js';

const OPTIONS: { readonly [name in keyof Required<ExportOptions>]: true } = { onSecret: true, signal: true };

/**
 * Turns a live account into a config whose plan has no changes. URLs that hold a token become names of variables;
 * signing secrets and the passwords of connections cannot be read, and are not part of it.
 *
 * @throws `ConfigurationError` for an option that does not exist.
 * @example
 * ```ts
 * const { config, variables } = await exportRouting(client);
 * console.log(await renderRouting(config, 'yaml'));
 * for (const { name, path } of variables) console.error(`Set ${name}, for ${path}.`);
 * ```
 */
export async function exportRouting(client: Cordboard, options: ExportOptions = {}): Promise<RoutingExport> {
  checkOptions('exportRouting', options, OPTIONS);
  const parts = exporting(await readAccount(client, options.signal));
  const config = configOf(parts);
  for (const secret of parts.secrets) options.onSecret?.(secret);
  return { config, variables: parts.secrets.map(({ name, path }) => ({ name, path })) };
}
