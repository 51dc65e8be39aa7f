/**
 * Ringing calls and webhooks on Hono, and in the same way on whatever else speaks `Request` and `Response`: Next,
 * Bun, Deno. For Workers see receivers/worker.ts.
 *
 *     npx tsx examples/receive-with-hono.ts
 */
import { Hono } from 'hono';
import { serve } from 'srvx/node';
import { createHandlers, DEMO } from './receivers/handlers.js';
import { tryOut } from './receivers/try-out.js';

const { ringing, webhooks } = createHandlers(DEMO);

const app = new Hono();
app.post('/ringing', (context) => ringing(context.req.raw));
app.post('/webhooks', (context) => webhooks(context.req.raw));

const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', silent: true });
await server.ready();
await tryOut(String(server.url).replace(/\/$/, ''));
await server.close(true);
