import type { Drift } from '../errors.js';
import { allowed, pathOf, typeName, valueAt } from '../models/issues.js';
import type { Schema } from '../models/schema.js';
import { zodOf } from '../models/zod.js';
import { maskNumbers } from './redact.js';

/** Where an answer does not fit the schema, each shape once however many items show it. */
export function driftsOf(endpoint: string, requestId: string | null, schema: Schema, data: unknown): Drift[] {
  const result = zodOf(schema).safeParse(data);
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
