import {
  any,
  everyEntry,
  everyField,
  everyItem,
  isBoolean,
  isString,
  onlyFields,
  type Test,
} from './fits.js';

/*
 * The part of zod/mini that the models are written in. Each function notes the call of zod's function of the same
 * name, which `zodOf` makes when somebody wants to know what is wrong, and has a quick test of its own for whether
 * something is. So what fits costs neither the bytes of zod nor its time.
 */

/** The functions of zod that are used here. */
export type Name =
  | 'string'
  | 'boolean'
  | 'number'
  | 'int'
  | 'unknown'
  | 'literal'
  | 'enum'
  | 'nullable'
  | 'optional'
  | 'array'
  | 'record'
  | 'looseObject'
  | 'strictObject'
  | 'union'
  | 'discriminatedUnion'
  | 'regex'
  | 'minLength'
  | 'maxLength'
  | 'gte'
  | 'lte'
  | 'refine';

/** A call of one of them. */
export interface Call {
  readonly name: Name;
  readonly args: readonly unknown[];
}

/** A check beyond the type, such as a pattern. */
interface Check extends Call {
  readonly fits: Test;
}

/** What the JSON Schema of it says and zod cannot: formats, open lists, secrets. */
interface Notes {
  readonly [keyword: string]: unknown;
}

/** A schema of values of this type; as a field it may be left out if it is optional. */
export class Schema<out T = unknown, out O extends boolean = boolean> implements Call {
  /** For the compiler alone. */
  declare readonly output: T;
  /** For the compiler alone. */
  declare readonly optional: O;

  constructor(
    readonly name: Name,
    readonly args: readonly unknown[],
    /** Whether a value fits: quick, and right wherever it says yes. A no is for zod to explain, or to deny. */
    readonly fits: Test,
    readonly checks: readonly Check[] = [],
    readonly notes?: Notes,
  ) {}

  check(...more: Check[]): Schema<T, O> {
    const fits: Test = (value) => this.fits(value) && more.every((check) => check.fits(value));
    return new Schema(this.name, this.args, fits, [...this.checks, ...more], this.notes);
  }

  note(notes: Notes): Schema<T, O> {
    return new Schema(this.name, this.args, this.fits, this.checks, notes);
  }
}

/** The fields of an object. */
export interface Shape {
  readonly [field: string]: Schema;
}

/** The type of what fits. */
export type Infer<S> = S extends Schema<infer T> ? T : never;

type OptionalField<S> = { [F in keyof S]: S[F] extends Schema<unknown, true> ? F : never }[keyof S];
type Flat<T> = { [F in keyof T]: T[F] };
/** An object of these fields. */
export type Fields<S> = Flat<
  { [F in Exclude<keyof S, OptionalField<S>>]: Infer<S[F]> } & { [F in OptionalField<S>]?: Infer<S[F]> }
>;

function object<S extends Shape>(name: Name, shape: S, rest: unknown[], test: typeof onlyFields) {
  const fields = Object.entries(shape);
  const tests = new Map(fields.map(([field, schema]) => [field, schema.fits]));
  const required = fields.flatMap(([field, schema]) => (schema.name === 'optional' ? [] : field));
  return new Schema<Fields<S>>(name, [shape, ...rest], test(tests, required));
}

export const string = (message?: string) => new Schema<string>('string', [message], isString);
export const boolean = () => new Schema<boolean>('boolean', [], isBoolean);
export const number = () => new Schema<number>('number', [], Number.isFinite);
export const int = (message?: string) => new Schema<number>('int', [message], Number.isSafeInteger);
export const unknown = () => new Schema<unknown>('unknown', [], any);
export const literal = <const V extends string>(value: V) =>
  new Schema<V>('literal', [value], (given) => given === value);

function oneOf<const V extends readonly string[]>(values: V) {
  return new Schema<V[number]>('enum', [values], (value) => values.includes(value as string));
}

export { oneOf as enum };

export const nullable = <T>(inner: Schema<T>) =>
  new Schema<T | null>('nullable', [inner], (value) => value === null || inner.fits(value));
export const optional = <T>(inner: Schema<T>) =>
  new Schema<T | undefined, true>('optional', [inner], (value) => value === undefined || inner.fits(value));
export const array = <T>(item: Schema<T>) => new Schema<T[]>('array', [item], everyItem(item.fits));
export const record = <T>(key: Schema<string>, item: Schema<T>) =>
  new Schema<{ [key: string]: T }>('record', [key, item], everyEntry(key.fits, item.fits));

/** Fields that are not known pass. */
export const looseObject = <S extends Shape>(shape: S) => object('looseObject', shape, [], everyField);
/** Fields that are not known are refused. */
export const strictObject = <S extends Shape>(shape: S, message?: string) =>
  object('strictObject', shape, [message], onlyFields);

const anyOf =
  (options: readonly Schema[]): Test =>
  (value) => {
    for (const option of options) if (option.fits(value)) return true;
    return false;
  };
export const union = <const O extends readonly Schema[]>(options: O, message?: string) =>
  new Schema<Infer<O[number]>>('union', [options, message], anyOf(options));
export const discriminatedUnion = <const O extends readonly Schema[]>(
  field: string,
  options: O,
  message?: string,
) => new Schema<Infer<O[number]>>('discriminatedUnion', [field, options, message], anyOf(options));

const check = <V>(name: Name, args: readonly unknown[], fits: (value: V) => boolean): Check => ({
  name,
  args,
  fits: fits as Test,
});

export const regex = (form: RegExp, message: string) =>
  check<string>('regex', [form, message], (text) => form.test(text));
export const minLength = (least: number, message: string) =>
  check<ArrayLike<unknown>>('minLength', [least, message], ({ length }) => length >= least);
export const maxLength = (most: number, message: string) =>
  check<ArrayLike<unknown>>('maxLength', [most, message], ({ length }) => length <= most);
export const gte = (least: number, message: string) =>
  check<number>('gte', [least, message], (value) => value >= least);
export const lte = (most: number, message: string) =>
  check<number>('lte', [most, message], (value) => value <= most);
export const refine = <V>(ok: (value: V) => boolean, error: string | { error: string; path?: string[] }) =>
  check<V>('refine', [ok, error], ok);
