import { Problem } from '../problem.js';
import type { RoutingBackend } from '../types.js';
import { controls } from './control.js';
import { guardOrigin } from './guard.js';

const PREFIX = '/_emulator/';

export function isControl(request: Request): boolean {
  return new URL(request.url).pathname.startsWith(PREFIX);
}

/** Answers `POST /_emulator/…`. */
export async function serveControl(backend: RoutingBackend, request: Request): Promise<Response> {
  return json(200, await run(backend, request));
}

/** A refusal that the backend itself knows nothing of, in the error form of the contract. */
export function refuse(error: unknown): Response {
  if (error instanceof Problem) return json(error.status, error.body(null));
  throw error;
}

async function run(backend: RoutingBackend, request: Request): Promise<unknown> {
  guardOrigin(request.headers);
  const name = new URL(request.url).pathname.slice(PREFIX.length);
  const control = controls.get(name);
  if (!control || request.method !== 'POST') {
    const all = [...controls.keys()].map((key) => `POST ${PREFIX}${key}`).join(', ');
    throw new Problem('not_found', `The emulator has no ${request.method} ${PREFIX}${name}. It has ${all}.`);
  }
  return control(backend, parse(await request.text()));
}

/** An empty body means no options. */
function parse(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('invalid_request', 'The body is not readable JSON.');
  }
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}
