import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderRoutingSchema } from '../../../scripts/routing-schema/render.js';
import { configs } from '../support/arbitraries.js';
import { after, before } from '../support/scenario.js';

const published = () => readFile('docs/routing.schema.json', 'utf8');

async function validator() {
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(await published()));
}

test('docs/routing.schema.json is what configs are read with; if not, run `npx tsx scripts/routing-schema.ts`', async () => {
  expect(await published()).toBe(renderRoutingSchema());
});

test('every field in it is described', async () => {
  const bare: string[] = [];
  JSON.parse(await published(), function (this: unknown, key, value) {
    for (const [name, property] of Object.entries(key === 'properties' ? (value as object) : {})) {
      if (!(property as { description?: string }).description) bare.push(name);
    }
    return value;
  });
  expect(bare).toEqual([]);
});

test('it takes every config that the library takes', async () => {
  const validate = await validator();
  for (const config of [{}, before, after, ...fc.sample(configs, { numRuns: 100, seed: 20261125 })]) {
    // Through JSON, as a file would be: what is undefined is not there.
    validate(JSON.parse(JSON.stringify(config)));
    expect(validate.errors).toBeNull();
  }
});

test.each<[string, object]>([
  ['a wrong type of agent', { agents: { a: { type: 'both', name: 'A' } } }],
  ['a missing name', { agents: { a: { type: 'inbound' } } }],
  ['a misspelt field', { agents: { a: { type: 'inbound', name: 'A', nmae: 'A' } } }],
  ['a section that is not there', { agent: {} }],
  ['a bad phone number', { numbers: { a: { phoneNumber: '4155550100' } } }],
  ['an area code that is a number', { numbers: { a: { buy: { countryCode: 'US', areaCode: 415 } } } }],
  [
    'a password that stands there',
    { numbers: { a: { phoneNumber: '+1415', import: { sipPassword: 'x' } } } },
  ],
  ['eleven calls at once', { routes: { a: { agent: 'b', maxConcurrentCalls: 11 } } }],
  [
    'a clock time without minutes',
    { routes: { a: { agent: 'b', schedule: { timezone: 'UTC', callWindow: { start: '9' } } } } },
  ],
  ['a key with a space', { agents: { 'a b': { type: 'inbound', name: 'A' } } }],
])('it refuses %s', async (_, config) => {
  expect((await validator())(config)).toBe(false);
});
