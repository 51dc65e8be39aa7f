import { same } from '../equal.js';
import type { Metadata, MetadataPatch } from '../models/primitives.js';
import { invalid, Problem } from './problem.js';
import { touch } from './rows.js';

const MOST_KEYS = 50;

/** Holds a write to the version that its sender has read. */
export function checkVersion(row: { version: number }, ifMatch: string | null): void {
  if (ifMatch === null || ifMatch.trim() === '*') return;
  const match = /^\s*"(\d+)"\s*$/.exec(ifMatch);
  if (!match) {
    throw new Problem('invalid_request', 'If-Match must be a version in double quotes, such as "3".', {
      param: 'If-Match',
    });
  }
  if (Number(match[1]) === row.version) return;
  throw new Problem('version_mismatch', `The object has version ${row.version} by now, not ${match[1]}.`, {
    details: { version: row.version },
  });
}

/** Key by key; `null` deletes. The limit holds for what is left, not for what is sent. */
function mergeMetadata(old: Metadata, patch: MetadataPatch): Metadata {
  const merged = new Map(Object.entries(old));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  if (merged.size > MOST_KEYS)
    throw invalid('metadata', `a map of at most ${MOST_KEYS} keys once it is merged`);
  return Object.fromEntries(merged);
}

/** Sets the fields that differ and answers whether any did; only then does the version grow. */
export function applyPatch<R extends { version: number; updatedAt: string; metadata?: Metadata }>(
  row: R,
  patch: { [F in keyof R]?: unknown },
  at: number,
): boolean {
  let changed = false;
  for (const [field, given] of Object.entries(patch)) {
    if (given === undefined) continue;
    const value = field === 'metadata' ? mergeMetadata(row.metadata ?? {}, given as MetadataPatch) : given;
    if (same(row[field as keyof R], value)) continue;
    row[field as keyof R] = value as R[keyof R];
    changed = true;
  }
  if (changed) touch(row, at);
  return changed;
}
