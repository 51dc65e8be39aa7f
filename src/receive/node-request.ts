import { markReparsed } from './body.js';
import type { NodeRequest } from './node-listener.js';

/** A web-standard request from one of Node's, its body untouched as far as that is still possible. */
export function toRequest(req: NodeRequest, signal: AbortSignal): Request {
  const headers = new Headers();
  for (let i = 0; i + 1 < req.rawHeaders.length; i += 2) {
    const name = String(req.rawHeaders[i]);
    // HTTP/2 puts its method and path among them, as `:method` and `:path`.
    if (!name.startsWith(':')) headers.append(name, String(req.rawHeaders[i + 1]));
  }
  const target = req.originalUrl ?? req.url ?? '/';
  // The host name that the caller gave may hold anything, so it is no part of the URL.
  const url = target.startsWith('/') ? `http://localhost${target}` : target;
  const method = req.method ?? 'GET';
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, duplex: 'half' };
  if (method === 'GET' || method === 'HEAD') return new Request(url, init);

  const kept = [req.rawBody, req.body].find((body) => typeof body === 'string' || body instanceof Uint8Array);
  if (kept !== undefined)
    return new Request(url, { ...init, body: kept as string | Uint8Array<ArrayBuffer> });
  if (!req.readableEnded) return new Request(url, { ...init, body: streamOf(req) });
  // A parser took the bytes. What it made of them is good enough for those who verify no signature.
  headers.delete('content-length');
  const request = new Request(url, { ...init, body: JSON.stringify(req.body ?? null) });
  markReparsed(request);
  // Fastify's leaves nothing on Node's request: then whoever wants the body has to hear that it was read.
  if (req.body === undefined) request.body?.getReader();
  return request;
}

function streamOf(req: NodeRequest): ReadableStream<Uint8Array> {
  const chunks = req[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value as Uint8Array);
    },
  });
}
