/**
 * The in-memory backend as handlers of MSW 2, for code that makes its own client.
 *
 * @module cordboard/testing/msw
 */
import type { HttpHandler } from 'msw';
import { HttpResponse, http } from 'msw';
import type { RouteKey } from '../contract/index.js';
import { contract, routeOf } from '../contract/index.js';
import { isDropped } from './faults.js';
import type { RoutingBackend } from './types.js';

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

/**
 * MSW 2 handlers for every endpoint below `baseUrl`, answered by the backend. Any other path below it gets the
 * contract's 404.
 *
 * @throws `TypeError` for a `baseUrl` that is not absolute.
 * @example
 * ```ts
 * import { createRoutingBackend } from 'cordboard/testing';
 * import { mswHandlers } from 'cordboard/testing/msw';
 * import { setupServer } from 'msw/node';
 *
 * const server = setupServer(...mswHandlers(createRoutingBackend(), 'https://api.example.com/voice'));
 * ```
 */
export function mswHandlers(backend: Pick<RoutingBackend, 'fetch'>, baseUrl: string): HttpHandler[] {
  if (!URL.canParse(baseUrl)) {
    throw new TypeError('mswHandlers: baseUrl must be an absolute URL, such as https://api.example.com.');
  }
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  const root = `${base.origin}${prefix}`;
  const answer = async ({ request }: { request: Request }) => {
    try {
      return await backend.fetch(withoutPrefix(request, prefix));
    } catch (error) {
      if (isDropped(error)) return HttpResponse.error();
      throw error;
    }
  };
  const routes = (Object.keys(contract) as RouteKey[]).map((key) => {
    const { method, path } = routeOf(key);
    return http[METHODS[method]](`${root}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, answer);
  });
  return [...routes, http.all(`${root}/*`, answer)];
}

function withoutPrefix(request: Request, prefix: string): Request {
  if (prefix === '') return request;
  const url = new URL(request.url);
  url.pathname = url.pathname.slice(prefix.length);
  return new Request(url, request);
}
