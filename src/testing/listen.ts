import type { ServerRequest } from 'srvx';
import { isDropped } from './faults.js';

/** Where a backend listens. */
export interface ListenOptions {
  /** Default 0: any free one. */
  port?: number | undefined;
  /** Default `127.0.0.1`: this machine alone. */
  hostname?: string | undefined;
}

/**
 * A backend that answers over HTTP.
 *
 * @example
 * ```ts
 * const listening = await backend.listen({ port: 0 });
 * console.log(new URL(listening.url).hostname); // 127.0.0.1
 * await listening.close();
 * ```
 */
export interface Listening {
  /** Such as `http://127.0.0.1:4010`: the client's `baseUrl`. */
  readonly url: string;
  /**
   * Ends live feeds and stops listening, at once. Requests in flight fail.
   *
   * @example
   * ```ts
   * const { url, close } = await backend.listen();
   * try {
   *   await fetch(`${url}/v1/account`);
   * } finally {
   *   await close();
   * }
   * ```
   */
  close(): Promise<void>;
}

/** Answers a request; `closing` ends the streams that it opens. */
export type Handle = (request: Request, closing: AbortSignal) => Promise<Response>;

/** How long ended feeds have to reach their readers before sockets are cut, in ms. */
const LAST_WORDS = 20;

/** Real HTTP for a fetch handler. Loads the server only when asked, so that most tests never do. */
export async function listenOn(handle: Handle, options: ListenOptions = {}): Promise<Listening> {
  const { serve } = await import('srvx/node');
  const closing = new AbortController();
  const server = serve({
    port: options.port ?? 0,
    hostname: options.hostname ?? '127.0.0.1',
    silent: true,
    gracefulShutdown: false,
    manual: true,
    fetch: (request) => handle(request, closing.signal).catch((error) => breakOff(error, request)),
  });
  await server.serve();
  return {
    url: (server.url ?? '').replace(/\/$/, ''),
    async close() {
      closing.abort();
      await new Promise((resolve) => setTimeout(resolve, LAST_WORDS));
      await server.close(true);
    },
  };
}

/** Cuts the socket, as a broken network would; anything else is a real failure. */
function breakOff(error: unknown, request: ServerRequest): Response {
  if (!isDropped(error)) throw error;
  request.runtime?.node?.req.socket.destroy();
  return new Response(null);
}
