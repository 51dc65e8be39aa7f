import * as z from 'zod/mini';
import { notesOf, zodOf } from '../../src/models/zod.js';
import { routingSchema } from '../../src/provision/config/schema.js';
import type { JsonSchema } from './describe.js';
import { describeRouting } from './describe.js';

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>;

const override: Override = ({ zodSchema, jsonSchema }) => {
  Object.assign(jsonSchema, notesOf.get(zodSchema));
};

/** The JSON Schema of a config, for editors. Draft 7, which they all know. */
export function renderRoutingSchema(): string {
  const made = z.toJSONSchema(zodOf(routingSchema()), {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override,
  });
  const { $schema, ...schema } = made as JsonSchema;
  describeRouting(schema);
  return `${JSON.stringify({ $schema, title: 'Cordboard routing', ...schema }, null, 2)}\n`;
}
