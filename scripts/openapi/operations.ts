import { errorsOf } from '../../src/contract/errors.js';
import type { RouteKey } from '../../src/contract/index.js';
import { contract, routeOf } from '../../src/contract/index.js';
import type { Route } from '../../src/contract/route.js';
import { ERROR_STATUS } from '../../src/models/error-codes.js';
import type { Schema } from '../../src/models/schema.js';
import { headersOf } from './headers.js';
import type { JsonSchema } from './schemas.js';
import { inline, refOf } from './schemas.js';

/** One exchange that really took place with the in-memory backend. */
export interface Example {
  request?: unknown;
  response?: unknown;
}

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});

function parameters(route: Route): object[] {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    description: 'Opaque id.',
    schema: { type: 'string' },
  }));
  const query = route.query ? inline(route.query()) : {};
  const required = (query['required'] ?? []) as string[];
  const inQuery = Object.entries(query.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  const headers = [
    ...(route.kind === 'write'
      ? [header('Idempotency-Key', 'The same key and body again: the first answer again.')]
      : []),
    ...(route.versioned
      ? [header('If-Match', 'The version of the object in quotes; 412 when it is stale.')]
      : []),
    ...(route.kind === 'stream' ? [header('Last-Event-ID', 'Go on after this event, without a gap.')] : []),
  ];
  return [...inPath, ...inQuery, ...headers];
}

function answerSchema(route: Route): JsonSchema | undefined {
  const schema = route.answer?.();
  if (!schema) return undefined;
  const named = refOf(schema);
  if (named) return named;
  const [{ data: items }] = schema.args as [{ data: Schema }];
  const [item] = items.args;
  const nextCursor = {
    type: ['string', 'null'],
    description: 'Where the next page starts; null after the last.',
  };
  return {
    type: 'object',
    properties: { data: { type: 'array', items: refOf(item) }, nextCursor },
    required: ['data', 'nextCursor'],
  };
}

function errorResponses(route: Route): { [status: string]: object } {
  const byStatus = groupByStatus(route);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
      const examples = Object.fromEntries(
        codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
      );
      const content = {
        'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' }, examples },
      };
      const description = codes.map((code) => `\`${code}\``).join(', ');
      return [String(status), { description, headers: headersOf(route, status), content }];
    }),
  );
}

/** `components.examples`: one error body for each code. */
export function errorExamples(): { [code: string]: object } {
  const rest = { message: 'What went wrong.', param: null, issues: null, details: null, requestId: 'req_1' };
  return Object.fromEntries(
    Object.keys(ERROR_STATUS).map((code) => [code, { value: { error: { code, ...rest } } }]),
  );
}

function groupByStatus(route: Route): Map<number, (keyof typeof ERROR_STATUS)[]> {
  const groups = new Map<number, (keyof typeof ERROR_STATUS)[]>();
  for (const code of errorsOf(route)) {
    groups.set(ERROR_STATUS[code], [...(groups.get(ERROR_STATUS[code]) ?? []), code]);
  }
  return groups;
}

function success(route: Route, example: Example | undefined): object {
  const headers = headersOf(route, route.status);
  if (route.kind === 'stream') {
    const schema = { type: 'string' };
    const first = 'event: ready\nid: evt_0\ndata: {}\n\n';
    return {
      description: 'The feed.',
      headers,
      content: { 'text/event-stream': { schema, example: first } },
    };
  }
  const schema = answerSchema(route);
  if (!schema) return { description: 'Done.', headers };
  if (example?.response === undefined) throw new Error(`No example answer of ${route.method} ${route.path}`);
  return {
    description: route.status === 201 ? 'Created.' : 'Done.',
    headers,
    content: { 'application/json': { schema, example: example.response } },
  };
}

/** `paths`: every endpoint of the contract. */
export function paths(examples: ReadonlyMap<RouteKey, Example>): { [path: string]: object } {
  const result: { [path: string]: { [method: string]: object } } = {};
  for (const key of Object.keys(contract) as RouteKey[]) {
    const route = routeOf(key);
    const example = examples.get(key);
    const operations = result[route.path] ?? {};
    result[route.path] = operations;
    operations[route.method.toLowerCase()] = {
      operationId: key,
      summary: route.summary,
      tags: [key.split('.')[0]],
      parameters: parameters(route),
      ...(route.body && {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: refOf(route.body()), example: example?.request } },
        },
      }),
      responses: { [route.status]: success(route, example), ...errorResponses(route) },
    };
  }
  return result;
}
