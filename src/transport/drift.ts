import type { Drift } from '../errors.js';
import { ResponseValidationError } from '../errors.js';
import { fits } from '../models/fits.js';
import { allowed, pathOf, typeName, valueAt } from '../models/issues.js';
import type { Schema } from '../models/schema.js';
import type { Settings } from '../options.js';
import { maskNumbers } from './redact.js';

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

/** Where an answer does not fit the schema, each shape once however many items show it. */
function driftsOf(endpoint: string, requestId: string | null, schema: Schema, data: unknown): Drift[] {
  const result = schema.safeParse(data);
  if (result.success) return [];
  const shapes = new Map<string, Drift>();
  for (const issue of result.error.issues) {
    const drift: Drift = {
      endpoint,
      path: maskNumbers(pathOf(issue.path, '')) || '(the answer)',
      expected: allowed(issue).replace(/^of type /, ''),
      received: typeName(valueAt(data, issue.path)),
      requestId,
    };
    shapes.set(`${drift.path} ${drift.expected} ${drift.received}`, drift);
  }
  return [...shapes.values()];
}

/** Checks an answer against the contract. The data itself is passed on as it came. */
export function checkAnswer(
  settings: Settings,
  report: Report,
  about: { endpoint: string; requestId: string | null; schema: Schema },
  data: unknown,
): void {
  if (settings.validation === 'off' || fits(about.schema, data)) return;
  const drifts = driftsOf(about.endpoint, about.requestId, about.schema, data);
  if (drifts.length === 0) return;
  if (settings.validation === 'strict') {
    const message = `${about.endpoint}: the answer does not fit the contract: ${drifts.map(sentence).join('; ')}`;
    throw new ResponseValidationError(message, drifts, about.requestId);
  }
  for (const drift of drifts) report(drift);
}
