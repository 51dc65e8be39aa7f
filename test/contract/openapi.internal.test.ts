import { readFile } from 'node:fs/promises';
import { createRoutingBackend } from 'cordboard/testing';
import { expect, test } from 'vitest';
import { renderOpenApi } from '../../scripts/openapi/render.js';
import type { RouteKey } from '../../src/contract/index.js';
import { contract, routeOf } from '../../src/contract/index.js';

test('docs/openapi.json is what the route table says; if not, run `npm run openapi`', async () => {
  expect(await readFile('docs/openapi.json', 'utf8')).toBe(await renderOpenApi());
}, 30_000);

test('every endpoint is in it, with an example of every body', async () => {
  const { paths } = JSON.parse(await readFile('docs/openapi.json', 'utf8'));
  for (const key of Object.keys(contract) as RouteKey[]) {
    const route = routeOf(key);
    const operation = paths[route.path]?.[route.method.toLowerCase()];
    expect(operation?.operationId).toBe(key);
    if (route.body) expect(operation.requestBody.content['application/json'].example).toBeTypeOf('object');
    if (route.answer) {
      expect(operation.responses[route.status].content['application/json'].example).toBeTypeOf('object');
    }
  }
});

test('the headers of answers are those that the backend sends', async () => {
  const { paths, components } = JSON.parse(await readFile('docs/openapi.json', 'utf8'));
  const backend = createRoutingBackend({ rateLimit: { limit: 2, windowSeconds: 60 } });
  const body = JSON.stringify({ name: 'Reception', type: 'inbound' });
  const headers = {
    authorization: 'Bearer sk_test',
    'content-type': 'application/json',
    'idempotency-key': 'key-1',
  };
  const create = () =>
    backend.fetch(new Request('http://x.test/v1/agents', { method: 'POST', headers, body }));
  const { responses } = paths['/v1/agents'].post;
  const names = Object.keys(components.headers);
  const sent = ({ headers }: Response) => names.filter((name) => headers.has(name)).sort();
  const documented = (status: number) => Object.keys(responses[status].headers).sort();

  const [first, again, refused] = [await create(), await create(), await create()];
  expect([first.status, again.status, refused.status]).toEqual([201, 201, 429]);
  expect(sent(again)).toEqual(documented(201));
  expect(sent(first)).toEqual(documented(201).filter((name) => name !== 'Idempotent-Replayed'));
  expect(sent(refused)).toEqual(documented(429));
});
