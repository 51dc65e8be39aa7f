import { RoutingConfigError } from '../errors.js';
import { readRouting } from './read.js';
import type { RoutingConfig } from './types.js';

/** How text is read. */
export interface ParseOptions {
  /** What the text is. Default `yaml`, which takes JSON as well. */
  format?: 'json' | 'yaml' | undefined;
}

/** Only the kind and the place are told: what the parsers say repeats the text, which may hold a secret by mistake. */
function unreadable(format: string, problems: readonly string[]): RoutingConfigError {
  const path = 'the config';
  return new RoutingConfigError(
    problems.map((problem) => ({ path, message: `is not readable as ${format}: ${problem}`, given: null })),
  );
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = /line \d+ column \d+|position \d+/.exec((error as Error).message)?.[0];
    throw unreadable('JSON', [place ? `a mistake at ${place}` : 'it ends too early, or has a mistake']);
  }
}

async function fromYaml(text: string): Promise<unknown> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { merge: true, logLevel: 'silent' });
  const problems = [...document.errors, ...document.warnings].map(({ code, linePos }) => {
    return `${code.toLowerCase().replaceAll('_', ' ')}${linePos ? ` at line ${linePos[0].line}` : ''}`;
  });
  if (problems.length > 0) throw unreadable('YAML', problems);
  try {
    // Enough for every route of a large account to share one schedule, too few to grow without end.
    return document.toJS({ maxAliasCount: 20_000 });
  } catch {
    throw unreadable('YAML', ['an alias that has no anchor, or too many of them']);
  }
}

function fromText(text: string, { format = 'yaml' }: ParseOptions): unknown {
  return format === 'json' ? fromJson(text) : fromYaml(text);
}

/**
 * Reads a config from JSON or YAML text, or checks a value that has been parsed already. YAML anchors work.
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
  const value = typeof input === 'string' ? await fromText(input, options) : input;
  if (value === undefined || value === null) {
    // More likely an export that failed than an account that is to be emptied.
    const message = 'is empty; write {} for an account with nothing in it';
    throw new RoutingConfigError([{ path: 'the config', message, given: null }]);
  }
  return readRouting(value);
}
