import { RETURN_TYPES } from './enums.js';
import { lazy, open } from './schema.js';
import * as z from './z.js';

/** The typed data that an agent is asked to bring back from a call: field name to type. */
export interface ReturnsSpec {
  [field: string]: 'string' | 'number' | 'boolean';
}

/** The TypeScript type behind each word of a {@link ReturnsSpec}. */
export interface ReturnTypes {
  /** Text. */
  string: string;
  /** Any number, whole or not. */
  number: number;
  /** Yes or no. */
  boolean: boolean;
}

/** What a call with these `returns` brings back: every field present, `null` where the call did not tell. */
export type Returned<R extends ReturnsSpec> = { [F in keyof R]: ReturnTypes[R[F]] | null };

export const returnsInput = lazy(() =>
  z.record(z.string().check(z.minLength(1, 'a non-empty field name')), z.enum(RETURN_TYPES)),
);
/** Of an answer: a word that this version does not know is passed on, though the type has the known ones alone. */
export const returnsSchema = lazy(() =>
  z.record(z.string(), open(RETURN_TYPES) as z.Schema<ReturnsSpec[string]>),
);
export const resultSchema = lazy(() =>
  z.record(z.string(), z.nullable(z.union([z.string(), z.number(), z.boolean()]))),
);
