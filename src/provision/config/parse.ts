import { RoutingConfigError } from '../errors.js';
import { readRouting } from './read.js';
import type { RoutingConfig } from './types.js';

/** How a text is read. */
export interface ParseOptions {
  /** What the text is. Default `yaml`, which takes JSON as well. */
  format?: 'json' | 'yaml' | undefined;
}

async function fromText(text: string, format: 'json' | 'yaml'): Promise<unknown> {
  try {
    if (format === 'json') return JSON.parse(text);
    const { parse } = await import('yaml');
    return parse(text, { merge: true, maxAliasCount: 1_000 });
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    // The parser's next lines show the text itself, which may hold a secret by mistake.
    throw new RoutingConfigError([
      {
        path: 'the config',
        message: `is not readable as ${format.toUpperCase()}: ${reason?.replace(/:$/, '')}`,
        given: null,
      },
    ]);
  }
}

/**
 * Reads a config from JSON or YAML text, or checks a value that was read already. Anchors of YAML work.
 *
 * @throws `RoutingConfigError` with every issue: path, what was given, what is allowed; for a route to an agent
 * that is not defined, the nearest key that is.
 * @example
 * ```ts
 * import { parseRouting } from 'cordboard/provision';
 *
 * const config = await parseRouting(`
 * agents:
 *   reception: { type: inbound, name: Reception }
 * `);
 * console.log(config.agents?.['reception']?.name); // Reception
 * ```
 */
export async function parseRouting(input: unknown, options: ParseOptions = {}): Promise<RoutingConfig> {
  const value = typeof input === 'string' ? await fromText(input, options.format ?? 'yaml') : input;
  if (value === undefined || value === null) {
    // More likely an export that failed than an account that is to be emptied.
    const message = 'is empty; write {} for an account with nothing in it';
    throw new RoutingConfigError([{ path: 'the config', message, given: null }]);
  }
  return readRouting(value);
}
