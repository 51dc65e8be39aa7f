import { readFile } from 'node:fs/promises';
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
