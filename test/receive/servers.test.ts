import { getRequestListener } from '@hono/node-server';
import { Cordboard } from 'cordboard';
import { toNodeListener } from 'cordboard/webhooks';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { serve } from 'srvx/node';
import { expect, onTestFinished, test } from 'vitest';
import { httpServer } from '../support/server.js';
import { exercise, handlers, ring, send } from './exercise.js';

test('node:http', async () => {
  const mine = handlers();
  const [ringing, webhooks] = [toNodeListener(mine.ringing), toNodeListener(mine.webhooks)];
  const base = await httpServer((req, res) => {
    void (req.url?.startsWith('/ringing') ? ringing(req, res) : webhooks(req, res));
  });
  await exercise(base, mine);
  expect((await fetch(`${base}/webhooks`)).status).toBe(405);
});

test('Express', async () => {
  const mine = handlers();
  const app = express();
  app.all('/ringing', toNodeListener(mine.ringing));
  app.use('/webhooks', toNodeListener(mine.webhooks));
  app.use(express.json());
  const base = await httpServer(app);
  await exercise(base, mine);
  expect((await fetch(`${base}/webhooks`)).status).toBe(405);
});

test('Fastify', async () => {
  const mine = handlers();
  const app = fastify();
  await app.register(async (scope) => {
    // Leave the body alone: the handlers need its exact bytes.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const [path, handler] of Object.entries({ '/ringing': mine.ringing, '/webhooks': mine.webhooks })) {
      const listener = toNodeListener(handler);
      scope.all(path, (request, reply) => {
        reply.hijack();
        return listener(request.raw, reply.raw);
      });
    }
  });
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => app.close());
  await exercise(base, mine);
  expect((await fetch(`${base}/webhooks`)).status).toBe(405);
});

test('Fastify whose own parser reads the body first is told so, and how to go about it', async () => {
  const mine = handlers();
  const app = fastify();
  for (const [path, handler] of Object.entries({ '/ringing': mine.ringing, '/webhooks': mine.webhooks }))
    app.post(path, (request, reply) => {
      reply.hijack();
      return toNodeListener(handler)(request.raw, reply.raw);
    });
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => app.close());
  const told = {
    status: 500,
    message: expect.stringContaining('pass the request on before its body is parsed'),
  };
  expect(await ring(base)).toMatchObject({ ...told, code: 'body_consumed' });
  expect(await send(base)).toMatchObject({ ...told, code: 'body_parsed' });
});

function honoApp(mine: ReturnType<typeof handlers>) {
  const app = new Hono();
  app.all('/ringing', (context) => mine.ringing(context.req.raw));
  app.all('/webhooks', (context) => mine.webhooks(context.req.raw));
  return app;
}

test('Hono', async () => {
  const mine = handlers();
  const server = serve({
    fetch: honoApp(mine).fetch,
    port: 0,
    hostname: '127.0.0.1',
    silent: true,
    gracefulShutdown: false,
  });
  await server.ready();
  onTestFinished(() => server.close(true));
  const base = String(server.url).replace(/\/$/, '');
  await exercise(base, mine);
  expect((await fetch(`${base}/webhooks`)).status).toBe(405);
});

test('Hono on the server of its own, which replaces the global Request and Response', async () => {
  const { Request, Response } = globalThis;
  onTestFinished(() => void Object.assign(globalThis, { Request, Response }));
  const sent: string[] = [];
  const api = await httpServer((req, res) => {
    sent.push(`${req.method} ${req.url}`);
    res.setHeader('content-type', 'application/json').end('{}');
  });
  const client = new Cordboard({ apiKey: 'sk_test', baseUrl: api });
  await client.request('GET', '/v1/before');
  const mine = handlers();
  const base = await httpServer(getRequestListener(honoApp(mine).fetch));
  expect(globalThis.Response).not.toBe(Response);
  await exercise(base, mine);
  expect((await fetch(`${base}/webhooks`)).status).toBe(405);
  await client.request('POST', '/v1/after', { body: {} });
  expect(sent).toEqual(['GET /v1/before', 'POST /v1/after']);
});

test('each of several cookies reaches the caller', async () => {
  const headers = new Headers({ 'x-a': '1' });
  headers.append('set-cookie', 'a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT');
  headers.append('set-cookie', 'b=2');
  const base = await httpServer(toNodeListener(async () => new Response('fine', { headers })));
  const answer = await fetch(base);
  expect(answer.headers.getSetCookie()).toEqual(['a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'b=2']);
  expect(answer.headers.get('x-a')).toBe('1');
});
