import type { Schema } from './schema.js';
import { lazy } from './schema.js';
import * as z from './z.js';

/** What every list takes in addition to its filters. */
export interface PageParams {
  /** Page size, 1 to 200. Default 50. Never a limit on the number of items in all. */
  limit?: number | undefined;
  /** Where to continue: a `nextCursor` of the same list with the same filters. */
  cursor?: string | undefined;
  /** By creation: newest first (`desc`, the default) or oldest first. */
  order?: 'asc' | 'desc' | undefined;
}

/** One page as it comes over the wire. */
export interface PageBody<T> {
  /** The items. */
  data: T[];
  /** Where the next page starts, or `null` after the last. */
  nextCursor: string | null;
}

const SIZE = 'an integer from 1 to 200';

export const pageParams = lazy(() => ({
  limit: z.optional(z.int(SIZE).check(z.gte(1, SIZE), z.lte(200, SIZE))),
  cursor: z.optional(z.string().check(z.minLength(1, 'a nextCursor of an earlier page'))),
  order: z.optional(z.enum(['asc', 'desc'])),
}));

export function pageOf<T>(item: Schema<T>) {
  return z.looseObject({ data: z.array(item), nextCursor: z.nullable(z.string()) });
}
