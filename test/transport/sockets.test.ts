import { ConnectionError, Cordboard, ServerError, TimeoutError } from 'cordboard';
import { describe, expect, test } from 'vitest';
import { impatientClock, ManualClock } from '../support/clock.js';
import { account, agent } from '../support/models.js';
import { deferred, failure } from '../support/promise.js';
import { bodyOf, deadAddress, dropUnread, httpServer, json, tcpServer } from '../support/server.js';

const apiKey = 'sk_secret_of_the_test';

describe('a connection that fails', () => {
  test('refused: nothing was sent, and it is tried again', async () => {
    const clock = impatientClock();
    let attempts = 0;
    const client = new Cordboard({
      apiKey,
      baseUrl: await deadAddress(),
      clock,
      middleware: [
        (request, next) => {
          attempts += 1;
          return next(request);
        },
      ],
    });
    const error = await failure(client.agents.list());
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ outcome: 'not_sent' });
    expect(error.message).toMatch(/GET \/v1\/agents.*ECONNREFUSED/);
    expect(attempts).toBe(3);
  });

  test('refused after a connection that broke: the first request may have been handled', async () => {
    const codes = ['ECONNRESET', 'ECONNREFUSED', 'ECONNREFUSED'];
    const fetch = async () => {
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: codes.shift() } });
    };
    const client = new Cordboard({ apiKey, baseUrl: 'http://api.test', clock: impatientClock(), fetch });
    const error = await failure(client.calls.create({ agentId: 'ag_1', to: '+14155550123' }));
    expect(codes).toEqual([]);
    expect(error).toMatchObject({ outcome: 'unknown' });
    expect(error.message).toMatch(/ECONNREFUSED.*the server may have acted on it/);
  });

  test('dropped before the request is read', async () => {
    let connections = 0;
    const baseUrl = await tcpServer((socket) => {
      connections += 1;
      dropUnread(socket);
    });
    const client = new Cordboard({ apiKey, baseUrl, clock: impatientClock() });
    const error = await failure(client.agents.create({ name: 'a', type: 'inbound' }));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ outcome: 'unknown' });
    expect(connections).toBe(3);
  });

  test('dropped after the request is read: the write comes again under the same key', async () => {
    const keys: unknown[] = [];
    const bodies: string[] = [];
    const baseUrl = await httpServer(async (req, res) => {
      keys.push(req.headers['idempotency-key']);
      bodies.push(await bodyOf(req));
      if (keys.length < 3) req.socket.destroy();
      else json(res, 201, agent);
    });
    const client = new Cordboard({ apiKey, baseUrl, clock: impatientClock() });
    const created = await client.agents.create({ name: 'Reception', type: 'inbound' });
    expect(created.id).toBe('ag_1');
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(3);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(bodies).size).toBe(1);
  });

  test('maxRetries: 0 sends once', async () => {
    let connections = 0;
    const baseUrl = await tcpServer((socket) => {
      connections += 1;
      dropUnread(socket);
    });
    const client = new Cordboard({ apiKey, baseUrl, clock: impatientClock(), maxRetries: 0 });
    await failure(client.agents.list());
    expect(connections).toBe(1);
  });
});

describe('a server that stalls', () => {
  test('before the headers', async () => {
    const clock = new ManualClock();
    const reached = deferred();
    const baseUrl = await httpServer(() => reached.resolve());
    const client = new Cordboard({ apiKey, baseUrl, clock, maxRetries: 0, timeoutMs: 5_000 });
    const failed = failure(client.account.retrieve());
    await reached.promise;
    clock.advance(5_000);
    const error = await failed;
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ phase: 'headers', timeoutMs: 5_000 });
    expect(clock.pending).toBe(0);
  });

  test('in the middle of the body', async () => {
    const clock = new ManualClock();
    const headersCame = deferred();
    const baseUrl = await httpServer((_, res) => {
      res.writeHead(200, { 'content-type': 'application/json' }).write('{"id":');
    });
    const client = new Cordboard({
      apiKey,
      baseUrl,
      clock,
      maxRetries: 0,
      timeoutMs: 5_000,
      middleware: [
        async (request, next) => {
          const response = await next(request);
          setImmediate(headersCame.resolve);
          return response;
        },
      ],
    });
    const failed = failure(client.account.retrieve());
    await headersCame.promise;
    clock.advance(5_000);
    expect(await failed).toMatchObject({
      name: 'TimeoutError',
      phase: 'body',
      message: expect.stringContaining('no end of the body of the answer within 5000 ms'),
    });
  });

  test('the total limit ends a call that attempt limits would let go on', async () => {
    const clock = new ManualClock(undefined, (ms) => ms <= 4_000);
    let requests = 0;
    const baseUrl = await httpServer(() => {
      requests += 1;
    });
    const client = new Cordboard({
      apiKey,
      baseUrl,
      clock,
      maxRetries: 50,
      timeoutMs: 4_000,
      totalTimeoutMs: 10_000,
    });
    const before = clock.now();
    const error = await failure(client.account.retrieve());
    expect(error).toBeInstanceOf(TimeoutError);
    expect(clock.now() - before).toBeLessThanOrEqual(10_000);
    expect(requests).toBeGreaterThan(1);
    expect(requests).toBeLessThan(6);
  });

  test('a fetch that ignores its signal is not waited for', async () => {
    const clock = new ManualClock(undefined, (ms) => ms === 5_000);
    const client = new Cordboard({
      apiKey,
      baseUrl: 'http://api.test',
      clock,
      maxRetries: 0,
      timeoutMs: 5_000,
      fetch: () => new Promise(() => undefined),
    });
    expect(await failure(client.account.retrieve())).toBeInstanceOf(TimeoutError);
  });
});

describe('an answer that is broken', () => {
  test('the connection ends in the middle of the body', async () => {
    let requests = 0;
    const baseUrl = await httpServer((req, res) => {
      requests += 1;
      if (requests === 3) return json(res, 200, account);
      res
        .writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
        .write('{"id":"ac_1"');
      setImmediate(() => req.socket.destroy());
    });
    const client = new Cordboard({ apiKey, baseUrl, clock: impatientClock() });
    expect(await client.account.retrieve()).toEqual(account);
    expect(requests).toBe(3);
  });

  test('JSON that is cut off is retried, then reported', async () => {
    let requests = 0;
    const baseUrl = await httpServer((_, res) => {
      requests += 1;
      res.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"ac_1","sdkAp');
    });
    const client = new Cordboard({ apiKey, baseUrl, clock: impatientClock() });
    const error = await failure(client.account.retrieve());
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toContain('JSON cut off');
    expect(requests).toBe(3);
  });

  test('an HTML error page is a ServerError that says so', async () => {
    const baseUrl = await httpServer((_, res) => {
      res.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>Bad gateway</h1></html>');
    });
    const client = new Cordboard({ apiKey, baseUrl, clock: impatientClock() });
    const error = await failure(client.account.retrieve());
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({ status: 502, code: null, retryable: true });
    expect(error.message).toContain('text/html');
  });

  test('an HTML page with status 200 points at baseUrl', async () => {
    const baseUrl = await httpServer((_, res) => {
      res.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>');
    });
    const client = new Cordboard({ apiKey, baseUrl, clock: impatientClock() });
    expect((await failure(client.account.retrieve())).message).toContain('no JSON');
  });
});
