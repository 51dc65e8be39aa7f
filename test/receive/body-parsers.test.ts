import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { createInboundHandler, type InboundOutcome, signature } from 'cordboard/inbound';
import { createWebhookVerifier, toNodeListener } from 'cordboard/webhooks';
import express, { type RequestHandler } from 'express';
import { describe, expect, test } from 'vitest';
import { deferred } from '../support/promise.js';
import { httpServer } from '../support/server.js';
import { BODY, SECRET } from '../webhooks/support/signed.js';
import { exercise, handlers, post, ring, send } from './exercise.js';

/** An Express app in which something reads the bodies first. */
async function behind(parser: RequestHandler) {
  const mine = handlers();
  const app = express();
  app.use(parser);
  app.post('/ringing', toNodeListener(mine.ringing));
  app.post('/webhooks', toNodeListener(mine.webhooks));
  return { mine, base: await httpServer(app) };
}

describe('behind express.json(), which loses the bytes', () => {
  test('a webhook is refused, and the answer names the fix', async () => {
    const { base, mine } = await behind(express.json());
    const answer = await send(base);
    expect(answer).toMatchObject({ status: 500, code: 'body_parsed' });
    expect(answer.message).toContain("express.raw({ type: '*/*' })");
    expect(answer.message).toContain('Nest: create the app with { rawBody: true }');
    expect(mine.events).toEqual([]);
  });

  test('a ringing call with a token is decided all the same', async () => {
    const { base } = await behind(express.json());
    expect(await ring(base)).toMatchObject({
      status: 200,
      json: { CallInBound: { OverrideAIAgentId: 'ag_1' } },
    });
    expect(await ring(base, 'wrong')).toMatchObject({ status: 401 });
  });

  test('a ringing call with a signature stays where it is bound, and the reason is told', async () => {
    const outcomes: InboundOutcome[] = [];
    const handler = createInboundHandler({
      auth: signature(createWebhookVerifier({ secrets: SECRET })),
      onCall: () => Promise.reject(),
      onOutcome: (outcome) => void outcomes.push(outcome),
    });
    const app = express().use(express.json()).post('/ringing', toNodeListener(handler));
    const body = JSON.stringify({ SessionId: 'a', CallInBound: { AIAgentId: 123 } });
    const answer = await post(`${await httpServer(app)}/ringing`, body);
    expect(answer.json).toEqual({ CallInBound: { OverrideAIAgentId: 123 } });
    expect(String(outcomes[0]?.error)).toContain('express.raw');
  });
});

describe('behind a parser that keeps the bytes', () => {
  const keep = (req: object, _res: object, bytes: Buffer) => void Object.assign(req, { rawBody: bytes });

  test.each([
    ['express.raw()', express.raw({ type: '*/*', limit: '1mb' })],
    ['express.json() with verify', express.json({ verify: keep, strict: false, limit: '1mb' })],
  ])('%s, all is as it should be', async (name, parser) => {
    const { base, mine } = await behind(parser);
    if (name === 'express.raw()') return exercise(base, mine);
    expect(await send(base)).toMatchObject({ status: 200 });
    expect(mine.events).toEqual(['evt_1']);
  });

  test('express.text(), for bodies that are text', async () => {
    const { base, mine } = await behind(express.text({ type: '*/*' }));
    expect(await send(base)).toMatchObject({ status: 200 });
    expect(mine.events).toEqual(['evt_1']);
  });
});

describe('what only a raw connection can send', () => {
  /** A request by hand, its headers as given. */
  function raw(base: string, headers: string[], body: string, end = true) {
    const { hostname, port } = new URL(base);
    const options = { hostname, port, method: 'POST', path: '/webhooks', headers };
    const request = httpRequest({ ...options, setDefaultHeaders: false } as never);
    const answer = new Promise<number | undefined>((resolve) => {
      request.on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', () => resolve(undefined));
    });
    request.write(body);
    if (end) request.end();
    return { request, answer };
  }

  test('a signature header that stands twice is refused', async () => {
    const base = await httpServer(toNodeListener(handlers().webhooks));
    const twice = ['webhook-signature', 'v1,AAAA', 'webhook-signature', 'v1,BBBB'];
    const headers = [
      'host',
      'x',
      'transfer-encoding',
      'chunked',
      'webhook-id',
      'a',
      'webhook-timestamp',
      '1',
      ...twice,
    ];
    expect(await raw(base, headers, BODY).answer).toBe(400);
  });

  test('a host name that is none harms nothing', async () => {
    const base = await httpServer(toNodeListener(handlers().webhooks));
    expect(await raw(base, ['host', 'a b:c@/', 'transfer-encoding', 'chunked'], BODY).answer).toBe(401);
  });

  test.each(['//me.test/webhooks', 'http://me.test/webhooks?a', '/%', '/a b', '*'])(
    'the target %j',
    async (target) => {
      const base = await httpServer(toNodeListener(handlers().webhooks));
      const { hostname, port } = new URL(base);
      const socket = connect(Number(port), hostname);
      socket.write(`GET ${target.replace(' ', '\u0001')} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
      let answer = '';
      for await (const chunk of socket) answer += chunk;
      expect(answer).toMatch(/^HTTP\/1\.1 40[05] /);
    },
  );

  test('a client that goes away aborts the request', async () => {
    const [arrived, aborted] = [deferred(), deferred()];
    const handler = async (request: Request) => {
      request.signal.addEventListener('abort', () => aborted.resolve());
      arrived.resolve();
      return new Promise<never>(() => undefined);
    };
    const base = await httpServer(toNodeListener(handler));
    const { request } = raw(base, ['host', 'x', 'transfer-encoding', 'chunked'], 'x', false);
    await arrived.promise;
    request.destroy();
    await aborted.promise;
  });
});
