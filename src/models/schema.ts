import * as z from 'zod/mini';

/** Any schema whose parsed value has this type. */
export type Schema<T = unknown> = z.ZodMiniType<T>;
/** A schema built on first use, so that importing a model costs nothing. */
export type Lazy<T = unknown> = () => Schema<T>;

/** Builds once, on the first call. */
export function lazy<T>(build: () => T): () => T {
  let built: T | undefined;
  return () => {
    built ??= build();
    return built;
  };
}

/** What the OpenAPI document says of a schema and zod cannot: formats, open lists, secrets. */
export const annotations = new WeakMap<object, Record<string, unknown>>();

function annotate<S extends object>(schema: S, notes: Record<string, unknown>): S {
  annotations.set(schema, notes);
  return schema;
}

/**
 * An object of an answer: unknown fields are kept at run time. The type has no index signature,
 * because one would let `agent.naem` compile.
 */
export function loose<S extends z.core.$ZodLooseShape>(shape: S) {
  return z.looseObject(shape) as unknown as z.ZodMiniObject<S, z.core.$strip>;
}

/** An enum of an answer: any string passes, the known ones are offered by the editor. */
export function open<const V extends readonly string[]>(values: V) {
  return annotate(z.string(), { enum: values }) as unknown as z.ZodMiniType<V[number] | (string & {})>;
}

/** A list of a request: one that its caller may not change, such as an `as const`, will do. */
export const list = z.array as unknown as <T>(item: Schema<T>) => z.ZodMiniType<readonly T[], readonly T[]>;

/** An RFC 3339 time of an answer: it stays a string, as the server wrote it. */
export function time() {
  return annotate(z.string(), { format: 'date-time' });
}

/** A string that is written and must never be read back, logged or shown. */
export function secret() {
  return annotate(z.string().check(z.minLength(1, 'a non-empty string')), { writeOnly: true });
}
