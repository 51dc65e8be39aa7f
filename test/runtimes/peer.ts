import { createRoutingBackend } from 'cordboard/testing';
import { serve } from 'srvx/node';
import type { Result } from './results.js';

type Answer = (path: string) => Promise<Response | undefined>;

/** A backend over real HTTP and, for browsers, a page of the same origin that reports to it. */
export async function serveBackend(files: Answer = async () => undefined) {
  const backend = createRoutingBackend();
  let report: (results: Result[]) => void = () => {};
  const reported = new Promise<Result[]>((resolve) => {
    report = resolve;
  });
  const server = serve({
    port: 0,
    hostname: '127.0.0.1',
    silent: true,
    gracefulShutdown: false,
    manual: true,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname === '/report') {
        report((await request.json()) as Result[]);
        return new Response(null, { status: 204 });
      }
      return (await files(pathname)) ?? backend.fetch(request);
    },
  });
  await server.serve();
  return {
    url: (server.url ?? '').replace(/\/$/, ''),
    reported,
    async [Symbol.asyncDispose]() {
      backend.reset(); // ends live feeds
      await server.close(true);
    },
  };
}
