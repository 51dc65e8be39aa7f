import type { RouteKey } from '../../src/contract/index.js';
import { routeOf } from '../../src/contract/index.js';
import type { Parts } from './cases/case.js';
import type { Sent } from './transports.js';

/** A request to an endpoint, made of its parts. */
export function requestTo(key: RouteKey, parts: Parts): Sent {
  const route = routeOf(key);
  const ids = [...(parts.ids ?? [])];
  const path = route.path.replace(/\{\w+\}/g, () => encodeURIComponent(ids.shift() ?? ''));
  const query = parts.query ? `?${new URLSearchParams(parts.query)}` : '';
  return {
    method: route.method,
    path: path + query,
    headers: { authorization: 'Bearer sk_test', 'content-type': 'application/json', ...parts.headers },
    ...(route.body && { body: JSON.stringify(parts.body) }),
  };
}
