import * as z from './z.js';

export type { Schema } from './z.js';

/** A schema built on first use, so that importing a model costs nothing. */
export type Lazy<T = unknown> = () => z.Schema<T>;

/** Builds once, on the first call. */
export function lazy<T>(build: () => T): () => T {
  let built: T | undefined;
  return () => {
    built ??= build();
    return built;
  };
}

/** An enum of an answer: any string passes, the known ones are offered by the editor. */
export function open<const V extends readonly string[]>(values: V) {
  return z.string().note({ enum: values }) as z.Schema<V[number] | (string & {})>;
}

/** A list of a request: one that its caller may not change, such as an `as const`, will do. */
export const list = z.array as <T>(item: z.Schema<T>) => z.Schema<readonly T[]>;

/** An RFC 3339 time of an answer: it stays a string, as the server wrote it. */
export function time() {
  return z.string().note({ format: 'date-time' });
}

/** A string that is written and must never be read back, logged or shown. */
export function secret() {
  return z.string().check(z.minLength(1, 'a non-empty string')).note({ writeOnly: true });
}
