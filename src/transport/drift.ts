import type { Drift } from '../errors.js';
import { ResponseValidationError } from '../errors.js';
import { typeName } from '../models/issues.js';
import type { Schema } from '../models/schema.js';
import type { Settings } from '../options.js';
import { loadExplain } from './load-explain.js';

/** A server that sends a new shape in every answer must not fill the memory. */
const MOST_SHAPES = 1_000;

type Report = (drift: Drift) => void;

function sentence({ path, expected, received }: Drift): string {
  return `${path} should be ${expected}, is ${received}`;
}

/** Tells each drift once for the life of a client. */
export function createReporter(settings: Settings, warn: (message: string) => void): Report {
  const told = new Set<string>();
  const tell =
    settings.onDrift ??
    ((drift: Drift) => warn(`${drift.endpoint}: ${sentence(drift)} (${drift.requestId})`));
  return (drift) => {
    const shape = [drift.endpoint, drift.path, drift.expected, drift.received].join('\n');
    if (told.has(shape) || told.size >= MOST_SHAPES) return;
    told.add(shape);
    // The call was made, and the event has come: what a listener throws, now or later, must take neither away.
    const failed = (error: unknown) => warn(`onDrift failed: ${error}`);
    try {
      Promise.resolve(tell(drift)).catch(failed);
    } catch (error) {
      failed(error);
    }
  };
}

interface About {
  endpoint: string;
  requestId: string | null;
  schema: Schema;
}

async function driftsOf({ endpoint, requestId, schema }: About, data: unknown): Promise<Drift[]> {
  const explain = await loadExplain();
  if (explain) return explain.driftsOf(endpoint, requestId, schema, data);
  // The call was made: what came of it is not taken away.
  const expected = 'as the contract has it';
  return [{ endpoint, path: '(the answer)', expected, received: typeName(data), requestId }];
}

/** Checks an answer against the contract. The data itself is passed on as it came. */
export async function checkAnswer(
  settings: Settings,
  report: Report,
  about: About,
  data: unknown,
): Promise<void> {
  if (settings.validation === 'off' || about.schema.fits(data)) return;
  const drifts = await driftsOf(about, data);
  if (drifts.length === 0) return;
  if (settings.validation === 'strict') {
    const message = `${about.endpoint}: the answer does not fit the contract: ${drifts.map(sentence).join('; ')}`;
    throw new ResponseValidationError(message, drifts, about.requestId);
  }
  for (const drift of drifts) report(drift);
}
