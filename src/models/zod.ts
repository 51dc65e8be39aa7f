import * as zod from 'zod/mini';
import type { Call, Name, Schema } from './z.js';

type Zod = zod.ZodMiniType;
/** One of zod's functions, which arguments it takes left aside: `z.ts` has seen to them. */
type Make = (...args: unknown[]) => unknown;

// Each by its name, so that a build leaves the rest of zod out.
const FUNCTIONS: { [name in Name]: unknown } = {
  string: zod.string,
  boolean: zod.boolean,
  number: zod.number,
  int: zod.int,
  unknown: zod.unknown,
  literal: zod.literal,
  enum: zod.enum,
  nullable: zod.nullable,
  optional: zod.optional,
  array: zod.array,
  record: zod.record,
  looseObject: zod.looseObject,
  strictObject: zod.strictObject,
  union: zod.union,
  discriminatedUnion: zod.discriminatedUnion,
  regex: zod.regex,
  minLength: zod.minLength,
  maxLength: zod.maxLength,
  gte: zod.gte,
  lte: zod.lte,
  refine: zod.refine,
};

/** What zod says is wrong. Its words are not shown: zod/mini's are "Invalid input" throughout. */
export type Issue = zod.core.$ZodIssue;

const made = new WeakMap<Schema, Zod>();
/** What the JSON Schema of a schema of zod's should say besides. */
export const notesOf = new WeakMap<object, object>();

/** Not by its class, of which each built file that makes schemas has one of its own. */
function isSchema(value: object): value is Schema {
  return typeof (value as Partial<Schema>).fits === 'function';
}

/** The arguments of a call, in which schemas may stand in lists and as the fields of a shape. */
function argument(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value;
  if (isSchema(value)) return zodOf(value);
  if (Array.isArray(value)) return value.map(argument);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, argument(item)]));
}

function make({ name, args }: Call): unknown {
  return (FUNCTIONS[name] as Make)(...args.map(argument));
}

/** The schema of zod's that was noted: it parses, and knows what is wrong with what does not fit. Made once. */
export function zodOf<T>(schema: Schema<T>): zod.ZodMiniType<T> {
  let known = made.get(schema);
  if (!known) {
    known = make(schema) as Zod;
    const checks = schema.checks.map(make) as zod.core.$ZodCheck<unknown>[];
    if (checks.length > 0) known = known.check(...checks);
    if (schema.notes) notesOf.set(known, schema.notes);
    made.set(schema, known);
  }
  return known as zod.ZodMiniType<T>;
}
