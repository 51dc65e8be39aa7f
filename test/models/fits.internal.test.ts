import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RouteKey } from '../../src/contract/index.js';
import { contract, routeOf } from '../../src/contract/index.js';
import { eventSchema } from '../../src/models/event.js';
import * as z from '../../src/models/z.js';
import { zodOf } from '../../src/models/zod.js';
import { agent, call } from '../support/models.js';

const ofRoutes = (Object.keys(contract) as RouteKey[]).flatMap((key) => {
  const { query, body, answer } = routeOf(key);
  return Object.entries({ query, body, answer }).flatMap(([part, schema]) =>
    schema ? [{ name: `the ${part} of ${key}`, schema: schema() }] : [],
  );
});
const schemas = [...ofRoutes, { name: 'an event', schema: eventSchema() }];

/** One at least for each check that a text has. */
const TEXTS = [
  'a',
  '',
  ' ',
  '+14155550123',
  '2026-11-01',
  '2026-02-30',
  '2026-11-01T09:00:00Z',
  '2026-13-01T09:00:00Z',
  '09:00',
  '24:00',
  'America/New_York',
  'America/Nowhere',
  'https://example.com/agent',
  'ftp://example.com',
  'en',
  'US',
  'USD',
  '415',
  '1.15',
  'call.completed,call.started',
  'a'.repeat(41),
];

class Made {
  own = 'a';
}

/** What no JSON holds and a caller may hand over. */
const ODD = [
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  1.5,
  new Date(0),
  new Map(),
  new Made(),
  Object.create(null),
  Object.create({ a: 1 }),
  // biome-ignore lint/suspicious/noSparseArray: what is tested
  [, 'a'],
  () => 'a',
  Symbol.iterator,
  10n,
  new String('a'),
];

/** Values of a schema, some of them a little off. */
function valuesOf(schema: z.Schema, odd: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { arbitrary: plain(schema, odd), weight: 50 },
    { arbitrary: fc.oneof(fc.jsonValue({ maxDepth: 1 }), odd), weight: 1 },
  );
}

function texts(schema: z.Schema): fc.Arbitrary<string> {
  const good = TEXTS.filter((text) => zodOf(schema).safeParse(text).success);
  const bad = fc.oneof(fc.constantFrom(...TEXTS), fc.string());
  return fc.oneof({ arbitrary: fc.constantFrom(...good), weight: 20 }, { arbitrary: bad, weight: 1 });
}

function plain(schema: z.Schema, odd: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { name, args } = schema;
  const inner = (index: number) => valuesOf(args[index] as z.Schema, odd);
  const oneOf = (options: unknown) =>
    fc.oneof(...(options as z.Schema[]).map((option) => valuesOf(option, odd)));
  switch (name) {
    case 'string':
      return texts(schema);
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'int':
      return fc.oneof(fc.integer({ min: -1, max: 12 }), fc.integer());
    case 'literal':
      return fc.constant(args[0]);
    case 'enum':
      return fc.constantFrom(...(args[0] as string[]));
    case 'nullable':
      return fc.oneof(fc.constant(null), inner(0));
    case 'optional':
      return inner(0);
    case 'array':
      return fc.oneof(
        fc.array(inner(0), { maxLength: 3 }),
        fc.array(inner(0), { minLength: 15, maxLength: 18 }),
      );
    case 'record':
      return fc.dictionary(texts(args[0] as z.Schema), inner(1), { maxKeys: 3 });
    case 'looseObject':
    case 'strictObject': {
      const shape = args[0] as z.Shape;
      const fields = Object.entries(shape).map(([field, of]) => [field, valuesOf(of, odd)] as const);
      const requiredKeys = Object.keys(shape).filter((field) => shape[field]?.name !== 'optional');
      const exact = fc.record(Object.fromEntries(fields), { requiredKeys });
      const more = fc.tuple(exact, fc.constantFrom('new', 'toString'));
      return fc.oneof(
        { arbitrary: exact, weight: 20 },
        { arbitrary: more.map(([value, field]) => ({ ...value, [field]: 1 })), weight: 1 },
        { arbitrary: fc.record(Object.fromEntries(fields), { requiredKeys: [] }), weight: 1 },
      );
    }
    case 'union':
      return oneOf(args[0]);
    case 'discriminatedUnion':
      return oneOf(args[1]);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

describe('the quick test of a schema', () => {
  test.each(schemas)('$name: of what JSON can hold it says what zod says', ({ schema }) => {
    const seen = { true: 0, false: 0 };
    fc.assert(
      fc.property(valuesOf(schema, fc.constant(null)), (value) => {
        const read = JSON.parse(JSON.stringify(value));
        const quick = schema.fits(read);
        seen[`${quick}`] += 1;
        const slow = zodOf(schema).safeParse(read).success;
        if (quick !== slow) throw new Error(`quick ${quick}, zod ${slow}: ${JSON.stringify(read)}`);
      }),
      { numRuns: 400, seed: 20261122 },
    );
    expect(seen.true).toBeGreaterThan(4);
    expect(seen.false).toBeGreaterThan(4);
  });

  test.each(schemas)('$name: of what else can be handed over, what it lets pass zod would', ({ schema }) => {
    fc.assert(
      fc.property(valuesOf(schema, fc.constantFrom(...ODD)), (value) => {
        if (schema.fits(value)) expect(zodOf(schema).safeParse(value).error?.issues ?? []).toEqual([]);
      }),
      { numRuns: 400, seed: 20261122 },
    );
  });

  test('a field in another place, one more or one less is seen whatever came before', () => {
    const schema = routeOf('calls.retrieve').answer?.() as z.Schema;
    const { id, ...rest } = call;
    for (let i = 0; i < 3; i++) {
      expect(schema.fits(call)).toBe(true);
      expect(schema.fits({ ...rest, id })).toBe(true);
      expect(schema.fits({ ...call, new: 1 })).toBe(true);
      expect(schema.fits(rest)).toBe(false);
      expect(schema.fits({ ...rest, id: 7 })).toBe(false);
      expect(schema.fits({ ...rest, other: id })).toBe(false);
      expect(schema.fits(agent)).toBe(false);
      for (const none of [{}, [], null, undefined, 'x']) expect(schema.fits(none)).toBe(false);
    }
  });

  test('what a request may not hold is refused again and again', () => {
    const schema = z.strictObject({ a: z.string(), b: z.optional(z.int()) });
    for (let i = 0; i < 3; i++) {
      expect(schema.fits({ a: '', b: 1 })).toBe(true);
      expect(schema.fits({ a: '' })).toBe(true);
      expect(schema.fits({ a: '', b: undefined })).toBe(true);
      expect(schema.fits({ a: '', c: 1 })).toBe(false);
      expect(schema.fits({ a: '', b: 1, c: undefined })).toBe(false);
      expect(schema.fits({ b: 1 })).toBe(false);
    }
  });

  test('what a class has as a getter is tested too, and says nothing of what comes after it', () => {
    const schema = z.strictObject({ a: z.string(), b: z.string(), c: z.optional(z.int()) });
    class Draft {
      a = '';
      get b() {
        return '';
      }
    }
    class Wrong extends Draft {
      get c() {
        return 'x';
      }
    }
    for (let i = 0; i < 3; i++) {
      expect(schema.fits(new Draft())).toBe(true);
      expect(schema.fits({ a: '' })).toBe(false);
      expect(schema.fits({ a: '', b: '' })).toBe(true);
      expect(schema.fits(Object.assign(Object.create({ c: 'x' }), { a: '', b: '' }))).toBe(false);
      expect(schema.fits(Object.defineProperty({ a: '', b: '' }, 'c', { get: () => 'x' }))).toBe(false);
      expect(schema.fits(new Wrong())).toBe(false);
    }
  });

  test('a map fits whatever else it has that JSON leaves out, as an object of fields does', () => {
    const odd = { a: 'a', [Symbol('b')]: 'b' };
    Object.defineProperty(odd, 'hidden', { value: 1 });
    expect(z.record(z.string(), z.string()).fits(odd)).toBe(true);
    expect(z.strictObject({ a: z.string() }).fits(odd)).toBe(true);
    expect(JSON.stringify(odd)).toBe('{"a":"a"}');
  });
});

describe('a schema of zod', () => {
  test('is made once, and has the checks, messages and fields that were noted', () => {
    const schema = z.strictObject({
      fits: z.int('whole').check(z.gte(1, 'at least 1'), z.lte(2, 'at most 2')),
    });
    const messages = (value: unknown) =>
      zodOf(schema)
        .safeParse(value)
        .error?.issues.map((i) => i.message);
    expect(messages({ fits: 1 })).toBeUndefined();
    expect(messages({ fits: 'x' })).toEqual(['whole']);
    expect(messages({ fits: 0 })).toEqual(['at least 1']);
    expect(messages({ fits: 3 })).toEqual(['at most 2']);
    expect(zodOf(schema)).toBe(zodOf(schema));
  });
});
