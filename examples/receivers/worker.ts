/**
 * Ringing calls and webhooks on Cloudflare Workers. Secrets come from the environment, so the handlers are made
 * with the first request. `npx wrangler dev examples/receivers/worker.ts`, with both secrets as variables.
 */
import { createHandlers } from './handlers.js';

interface Environment {
  CALLBACK_TOKEN: string;
  SIGNING_SECRET: string;
}

let handlers: ReturnType<typeof createHandlers> | undefined;

export default {
  async fetch(request: Request, env: Environment): Promise<Response> {
    handlers ??= createHandlers({ token: env.CALLBACK_TOKEN, signingSecret: env.SIGNING_SECRET });
    const { pathname } = new URL(request.url);
    if (pathname === '/ringing') return handlers.ringing(request);
    if (pathname === '/webhooks') return handlers.webhooks(request);
    return new Response('Not found', { status: 404 });
  },
};
