import type { RouteKey } from '../contract/index.js';
import { routeOf } from '../contract/index.js';
import type { Caller } from './auth.js';
import { authenticate } from './auth.js';
import { faultAnswer } from './fault-answer.js';
import type { FaultSpec } from './fault-options.js';
import type { FaultBox } from './faults.js';
import { ConnectionDropped, hold } from './faults.js';
import { openFeed } from './feed.js';
import { subscription } from './feed-filters.js';
import type { Handler, ObjectRoute } from './handler.js';
import { handlers } from './handlers/index.js';
import type { Answer } from './idempotency.js';
import { claim, forgetOld } from './idempotency.js';
import { readBody, readQuery } from './input.js';
import { settle } from './lapses.js';
import { Problem } from './problem.js';
import type { RateLimiter } from './rate-limit.js';
import type { World } from './world.js';

interface Extra {
  [name: string]: string;
}

/** All that a request passes on its way to a handler. */
export interface Gate {
  world: World;
  callers: Map<string, Caller>;
  limiter: RateLimiter;
  faults: FaultBox;
  /** Idempotency keys whose first request is under way. */
  running: Set<string>;
  /** Aborted by reset and restore: live feeds of the time before end. */
  epoch: AbortController;
}

/** One request, taken apart. */
export interface Visit {
  key: RouteKey;
  request: Request;
  params: { [name: string]: string };
  requestId: string;
  /** Ends the streams that this request opens. */
  closing: AbortSignal;
  /** Set once the caller is known, for the headers of the answer. */
  caller: Caller | undefined;
}

/** From the door to the answer: who asks, how often, whether again, and only then what. */
export async function serve(gate: Gate, visit: Visit): Promise<Response> {
  const { world, limiter, faults } = gate;
  const { state } = world;
  const { key, request } = visit;
  const route = routeOf(key);
  const caller = authenticate(gate.callers, request.headers.get('Authorization'));
  visit.caller = caller;
  limiter.take(caller.key, world.clock.now());
  if (route.kind === 'write' && caller.readOnly) {
    throw new Problem('permission_denied', `The key ${caller.name} may read and not write.`);
  }
  const text = await request.text();
  const fault = faults.take(key) ?? {};
  const url = new URL(request.url);
  const asked = `${request.method} ${url.pathname}${url.search}\n${text}`;
  const wanted = route.kind === 'write' ? request.headers.get('Idempotency-Key') : null;
  forgetOld(world);
  const claimed = claim(world, gate.running, key, wanted, asked);
  let answer: Answer | undefined;
  try {
    const instead = await before(fault, visit);
    // A reset while it was held has begun another time, which does not know this request.
    if (world.state !== state) throw new ConnectionDropped();
    if (instead) return instead;
    if (key === 'events.stream') return after(fault, follow(gate, visit, url.searchParams));
    answer = claimed.replay ?? (await handle(world, visit, key, url.searchParams, text, caller));
  } finally {
    // A fault stands for what lies between client and backend: what it answers is never kept.
    claimed.settle(answer);
  }
  const replayed: Extra = claimed.replay ? { 'Idempotent-Replayed': 'true' } : {};
  return after(fault, toResponse(answer, replayed));
}

/** A refusal by the handler is an answer too: it is kept for replays like any other. */
function handle(
  world: World,
  { request, params, requestId }: Visit,
  key: ObjectRoute,
  search: URLSearchParams,
  text: string,
  { name }: Caller,
): Answer {
  const route = routeOf(key);
  try {
    settle(world);
    const body = run(world, key, {
      id: params['id'] ?? '',
      numberId: params['numberId'] ?? '',
      query: readQuery(route, search),
      body: readBody(route, text),
      ifMatch: route.versioned ? request.headers.get('If-Match') : null,
      now: world.clock.now(),
      keyName: name,
    });
    return { status: route.status, body: body === undefined ? '' : JSON.stringify(body) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { status: error.status, body: JSON.stringify(error.body(requestId)) };
  }
}

/** The schemas of the route have made the input what its handler takes; the compiler cannot see that. */
function run(world: World, key: ObjectRoute, input: object): unknown {
  const handler = handlers[key] as unknown as Handler<'agents.retrieve'>;
  return handler(world, input as Parameters<typeof handler>[1]);
}

function follow({ world, epoch }: Gate, { request, closing, key }: Visit, search: URLSearchParams): Response {
  const query = readQuery(routeOf(key), search) as Parameters<typeof subscription>[0];
  settle(world);
  const ends = { signal: request.signal, closing: AbortSignal.any([closing, epoch.signal]) };
  const stream = openFeed(world, subscription(query), request.headers.get('Last-Event-ID'), ends);
  // Without `Connection: close` a server that shuts down waits for the kept-alive socket.
  const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache', Connection: 'close' };
  return new Response(stream, { headers });
}

async function before(fault: FaultSpec, { requestId }: Visit): Promise<Response | undefined> {
  await hold(fault);
  if (fault.dropConnection === true || fault.dropConnection === 'before') throw new ConnectionDropped();
  return faultAnswer(fault, requestId);
}

async function after(fault: FaultSpec, response: Response): Promise<Response> {
  if (fault.dropConnection === 'after') throw new ConnectionDropped();
  const json = response.headers.get('Content-Type') === 'application/json';
  if (!fault.truncateBody || !json) return response;
  const text = await response.text();
  const { status, headers } = response;
  return new Response(text.slice(0, Math.floor(text.length / 2)), { status, headers });
}

function toResponse({ status, body }: Answer, headers: Extra): Response {
  if (status === 204) return new Response(null, { status, headers });
  return new Response(body, { status, headers: { 'Content-Type': 'application/json', ...headers } });
}
