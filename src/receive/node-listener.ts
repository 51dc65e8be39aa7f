import { late } from '../late.js';
import { complain } from './complain.js';

/** Those on web-standard servers never need it. */
const load = late(() => import('./node-exchange.js'));

/** What is served. */
export type Handler = (request: Request) => Promise<Response>;

/** As much of Node's `IncomingMessage` as is used; Express's request is one, Fastify's `request.raw` too. */
export interface NodeRequest extends AsyncIterable<unknown> {
  /** Such as `POST`. */
  method?: string | undefined;
  /** Path and query. */
  url?: string | undefined;
  /** The URL before a router cut its mount path off. */
  originalUrl?: string | undefined;
  /** Headers as they came. */
  rawHeaders: string[];
  /** Whether all of the body has been read from the wire. */
  complete: boolean;
  /** Whether someone has read the stream to its end. */
  readableEnded: boolean;
  /** What a body parser left. */
  body?: unknown;
  /** The exact bytes, where a body parser was told to keep them. */
  rawBody?: unknown;
}

/** As much of Node's `ServerResponse` as is used. */
export interface NodeResponse {
  /** HTTP status. */
  statusCode: number;
  /** Whether an answer has begun already. */
  headersSent: boolean;
  /** Whether the answer went out whole. */
  writableFinished: boolean;
  /** Sets a header: one line, or several. */
  setHeader(name: string, value: string | readonly string[]): unknown;
  /** Sends the answer. */
  end(body: Uint8Array): unknown;
  /** Reports the end of the connection. */
  on(event: 'close', run: () => void): unknown;
}

/** What node:http, Express and Fastify call. */
export type NodeListener = (req: NodeRequest, res: NodeResponse) => Promise<void>;

/**
 * Serves a handler from node:http, Express and Fastify. It needs the exact bytes of the body for signatures:
 * mount it before `express.json()`, or have the parser keep them as `req.rawBody`. It never rejects: where a
 * handler does, or answers what cannot be sent, the answer is 500.
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * import { createWebhookHandler, createWebhookVerifier, toNodeListener } from 'cordboard/webhooks';
 *
 * const secrets = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
 * const handler = createWebhookHandler({
 *   verifier: createWebhookVerifier({ secrets }),
 *   on: { 'call.completed': (event) => console.log(event.data.call.id) },
 * });
 * const server = createServer(toNodeListener(handler)); // or: app.post('/webhooks', toNodeListener(handler))
 * server.listen(0, () => server.close());
 * ```
 */
export function toNodeListener(handler: Handler): NodeListener {
  return async (req, res) => {
    const gone = new AbortController();
    res.on('close', () => {
      if (!res.writableFinished) gone.abort();
    });
    try {
      const { exchange } = await load();
      await exchange(handler, req, res, gone.signal);
    } catch (error) {
      complain('toNodeListener: an answer could not be sent.', error);
      // A header or a status that Node refuses. Servers await no listener, so a rejection ends the process.
      if (res.headersSent) return;
      res.statusCode = 500;
      res.setHeader('content-length', '0');
      res.end(new Uint8Array());
    }
  };
}
