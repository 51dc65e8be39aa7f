import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { RouteKey } from '../../src/contract/index.js';
import { contract, routeOf } from '../../src/contract/index.js';
import { fits } from '../../src/models/fits.js';
import type { Schema } from '../../src/models/schema.js';
import { agent, call } from '../support/models.js';

const keys = Object.keys(contract) as RouteKey[];
const answers = keys.flatMap((key) => {
  const answer = routeOf(key).answer;
  return answer ? [{ key, schema: answer() }] : [];
});

/** Values of the shape of a schema, read from its JSON Schema; some are a little off. */
function values(schema: Schema): fc.Arbitrary<unknown> {
  return valuesOf(z.toJSONSchema(schema, { unrepresentable: 'any' }) as Json);
}

interface Json {
  type?: string | string[];
  anyOf?: Json[];
  properties?: { [key: string]: Json };
  required?: string[];
  items?: Json;
  additionalProperties?: Json | boolean;
}

function valuesOf(json: Json): fc.Arbitrary<unknown> {
  const wild = { arbitrary: fc.jsonValue({ maxDepth: 1 }), weight: 1 };
  return fc.oneof({ arbitrary: plain(json), weight: 60 }, wild);
}

function plain(json: Json): fc.Arbitrary<unknown> {
  if (Array.isArray(json.type)) return fc.oneof(...json.type.map((type) => plain({ ...json, type })));
  if (json.anyOf) return fc.oneof(...json.anyOf.map(plain));
  switch (json.type) {
    case 'object': {
      const { properties = {}, required = [], additionalProperties } = json;
      const fields = Object.fromEntries(Object.entries(properties).map(([key, of]) => [key, valuesOf(of)]));
      if (Object.keys(fields).length > 0) return fc.record(fields, { requiredKeys: required });
      const item = typeof additionalProperties === 'object' ? additionalProperties : {};
      return fc.dictionary(fc.string(), plain(item), { noNullPrototype: true });
    }
    case 'array':
      return fc.array(plain(json.items ?? {}), { maxLength: 3 });
    case 'string':
      return fc.string();
    case 'integer':
      return fc.integer();
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

describe('the quick check of an answer', () => {
  test.each(answers)('$key: what it lets pass, zod would', ({ schema }) => {
    let passed = 0;
    fc.assert(
      fc.property(values(schema), (value) => {
        const read = JSON.parse(JSON.stringify(value));
        const quick = fits(schema, read);
        passed += Number(quick);
        const slow = schema.safeParse(read).success;
        if (quick !== slow) throw new Error(`fits ${quick}, zod ${slow}: ${JSON.stringify(read)}`);
      }),
      { numRuns: 400, seed: 20261121 },
    );
    expect(passed).toBeGreaterThan(20);
  });

  test('a field in another place, one more or one less is seen whatever came before', () => {
    const schema = routeOf('calls.retrieve').answer?.() as Schema;
    const { id, ...rest } = call;
    for (let i = 0; i < 3; i++) {
      expect(fits(schema, call)).toBe(true);
      expect(fits(schema, { ...rest, id })).toBe(true);
      expect(fits(schema, { ...call, new: 1 })).toBe(true);
      expect(fits(schema, rest)).toBe(false);
      expect(fits(schema, { ...rest, id: 7 })).toBe(false);
      expect(fits(schema, { ...rest, other: id })).toBe(false);
      expect(fits(schema, agent)).toBe(false);
      for (const none of [{}, [], null, undefined, 'x']) expect(fits(schema, none)).toBe(false);
    }
  });

  test('what it does not know, it asks zod', () => {
    const short = z.looseObject({
      name: z.string().check(z.maxLength(2)),
      size: z.int(),
      kind: z.literal('a'),
    });
    expect(fits(short, { name: 'ab', size: 1, kind: 'a' })).toBe(true);
    expect(fits(short, { name: 'abc', size: 1, kind: 'a' })).toBe(false);
    expect(fits(short, { name: 'ab', size: 1.5, kind: 'a' })).toBe(false);
    expect(fits(short, { name: 'ab', size: 1, kind: 'b' })).toBe(false);
    expect(fits(z.strictObject({ a: z.string() }), { a: '', b: 1 })).toBe(false);
    expect(fits(z.looseObject({ a: z.unknown() }), {})).toBe(false);
    expect(fits(z.looseObject({ a: z.optional(z.string()) }), {})).toBe(true);
  });

  test.each<[string, Schema, unknown, unknown]>([
    ['a string of a format', z.uuid(), '0198f1d2-7c1e-7a3b-8f00-000000000001', 'x'],
    ['keys of a format', z.record(z.email(), z.number()), { 'a@b.test': 1 }, { a: 1 }],
    ['keys with a check', z.record(z.string().check(z.maxLength(1)), z.number()), { a: 1 }, { ab: 1 }],
    [
      'other fields of a type',
      z.catchall(z.object({ a: z.string() }), z.number()),
      { a: '', b: 1 },
      { b: '' },
    ],
    [
      'other fields with a check',
      z.catchall(z.object({}), z.unknown().check(z.refine((value) => value === 1))),
      { a: 1 },
      { a: 2 },
    ],
  ])('nor does it let %s pass that does not fit', (_, schema, good, bad) => {
    expect([fits(schema, good), fits(schema, bad)]).toEqual([true, false]);
    expect([schema.safeParse(good).success, schema.safeParse(bad).success]).toEqual([true, false]);
  });

  test('a schema that holds itself', () => {
    const tree: Schema = z.looseObject({
      name: z.string(),
      get branches() {
        return z.array(tree);
      },
    });
    const leaf = (name: unknown) => ({ name, branches: [] });
    expect(fits(tree, { name: 'a', branches: [{ name: 'b', branches: [leaf('c')] }] })).toBe(true);
    expect(fits(tree, { name: 'a', branches: [{ name: 'b', branches: [leaf(1)] }] })).toBe(false);
  });
});
