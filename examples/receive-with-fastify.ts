/**
 * Ringing calls and webhooks on Fastify. They stand in a scope of their own, whose parser leaves the body alone,
 * because signatures are over the exact bytes.
 *
 *     npx tsx examples/receive-with-fastify.ts
 */
import { toNodeListener } from 'cordboard/webhooks';
import fastify from 'fastify';
import { createHandlers, DEMO } from './receivers/handlers.js';
import { tryOut } from './receivers/try-out.js';

const app = fastify();

await app.register(async (scope) => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
  for (const [name, handler] of Object.entries(createHandlers(DEMO))) {
    const listener = toNodeListener(handler);
    scope.post(`/${name}`, (request, reply) => {
      reply.hijack();
      return listener(request.raw, reply.raw);
    });
  }
});

await tryOut(await app.listen({ port: 0, host: '127.0.0.1' }));
await app.close();
