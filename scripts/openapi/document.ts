import { version } from '../../package.json';
import type { RouteKey } from '../../src/contract/index.js';
import { API_VERSION, contract } from '../../src/contract/index.js';
import { createDescriber } from './descriptions.js';
import { answerHeaders } from './headers.js';
import { introduction, TAGS } from './introduction.js';
import type { Example } from './operations.js';
import { errorExamples, paths } from './operations.js';
import { components } from './schemas.js';

/** What is posted to webhook endpoints; the live feed carries the same. */
function webhooks(examples: ReadonlyMap<RouteKey, Example>): object {
  const call = examples.get('calls.retrieve')?.response as { endedAt: string };
  const example = {
    id: 'evt_1',
    type: 'call.completed',
    createdAt: call.endedAt,
    apiVersion: API_VERSION,
    data: { call },
  };
  const schema = { $ref: '#/components/schemas/CordboardEvent' };
  const post = {
    operationId: 'event',
    summary: 'An event, signed by Standard Webhooks',
    requestBody: { required: true, content: { 'application/json': { schema, example } } },
    responses: { '2XX': { description: 'Taken.' }, '4XX': { description: 'Not taken: it comes again.' } },
  };
  return { event: { post } };
}

/** The contract as OpenAPI 3.1, its examples taken from real exchanges with the in-memory backend. */
export function openApi(examples: ReadonlyMap<RouteKey, Example>): object {
  const schemas = components();
  const describe = createDescriber();
  for (const [name, schema] of Object.entries(schemas)) describe(name, schema);
  const tags = [...new Set(Object.keys(contract).map((key) => key.split('.')[0]))];
  return {
    openapi: '3.1.0',
    info: {
      title: 'Routing API',
      version: API_VERSION,
      summary: 'The phone side of voice AI: agents, numbers, dispatch rules and calls.',
      description: introduction,
      license: { name: 'MIT', identifier: 'MIT' },
      'x-made-by': `Cordboard ${version}, from its route table, by \`npm run openapi\`. Do not edit.`,
    },
    servers: [
      {
        url: 'http://127.0.0.1:4010',
        description: 'The emulator, on your machine: npx cordboard emulator --port 4010',
      },
    ],
    security: [{ apiKey: [] }],
    tags: tags.map((name) => ({ name, description: TAGS[name as keyof typeof TAGS] })),
    paths: paths(examples),
    webhooks: webhooks(examples),
    components: {
      examples: errorExamples(),
      headers: answerHeaders,
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'A key, `sk_…`.' } },
      schemas,
    },
  };
}
