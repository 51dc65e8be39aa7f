import { Hono } from 'hono';
import type { RouteKey } from '../contract/index.js';
import { contract, routeOf } from '../contract/index.js';
import { ConnectionDropped } from './faults.js';
import { newId } from './ids.js';
import type { Gate, Visit } from './pipeline.js';
import { serve } from './pipeline.js';
import { Problem } from './problem.js';

/** What comes along with a request. */
interface Surroundings {
  closing: AbortSignal;
}

interface Env {
  Bindings: Surroundings;
}

const NEVER = new AbortController().signal;

/** Hono routes what the route table lists; every answer leaves through the same door. */
export function createApp(gate: Gate): Hono<Env> {
  const app = new Hono<Env>();
  const leave = (response: Response, requestId: string, key: string | undefined) => {
    const headers = new Headers(response.headers);
    headers.set('X-Request-Id', requestId);
    const limits = gate.limiter.headers(key, gate.world.clock.now());
    for (const [name, value] of Object.entries(limits)) headers.set(name, value);
    const { status, statusText, body } = response;
    return new Response(body, { status, statusText, headers });
  };

  for (const key of Object.keys(contract) as RouteKey[]) {
    const { method, path } = routeOf(key);
    app.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      const requestId = newId(gate.world.state, 'req');
      const visit: Visit = {
        key,
        request: c.req.raw,
        params: c.req.param(),
        requestId,
        closing: c.env?.closing ?? NEVER,
        caller: undefined,
      };
      const response = await serve(gate, visit).catch((error) => refuse(error, requestId));
      return leave(response, requestId, visit.caller?.key);
    });
  }

  app.notFound((c) => {
    const requestId = newId(gate.world.state, 'req');
    const problem = new Problem('not_found', `The Routing API has no ${c.req.method} ${c.req.path}.`);
    return leave(refuse(problem, requestId), requestId, undefined);
  });
  // Only a broken connection gets here; Hono would make it a 500.
  app.onError((error) => {
    throw error;
  });
  return app;
}

function refuse(error: unknown, requestId: string): Response {
  if (error instanceof ConnectionDropped) throw error;
  const known = error instanceof Problem;
  const problem = known
    ? error
    : new Problem('internal_error', `The in-memory backend failed, a bug in cordboard: ${String(error)}`);
  const headers = { 'Content-Type': 'application/json', ...problem.about.headers };
  return new Response(JSON.stringify(problem.body(requestId)), { status: problem.status, headers });
}
