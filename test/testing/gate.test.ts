import type { Account, Agent } from 'cordboard';
import { createRoutingBackend, type RoutingBackendOptions } from 'cordboard/testing';
import { describe, expect, it } from 'vitest';
import type { Page } from './support/api.js';
import { api } from './support/api.js';
import { DAY, start } from './support/things.js';

const BODY = { name: 'A', type: 'inbound' };

describe('keys', () => {
  it('unknown ones are refused, read-only ones may not write', async () => {
    const apiKeys = ['sk_one', { key: 'sk_read', name: 'reader', readOnly: true }];
    const { backend } = start({ apiKeys });
    expect((await api(backend, 'sk_one').get<Account>('/account')).keyName).toBe('key_1');
    const reader = api(backend, 'sk_read');
    expect((await reader.get<Account>('/account')).keyName).toBe('reader');
    expect(await reader.refusal('POST', '/agents', BODY)).toMatchObject({
      status: 403,
      code: 'permission_denied',
    });
    const stranger = api(backend, 'sk_test');
    expect(await stranger.refusal('GET', '/account')).toMatchObject({
      status: 401,
      code: 'authentication_failed',
    });
    const bare = await backend.fetch('http://backend.test/v1/account');
    expect([bare.status, bare.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });
});

describe('answers', () => {
  it('carry a request id and the rate limit, whatever they say', async () => {
    const { http } = start();
    for (const [method, path] of [
      ['GET', '/agents'],
      ['GET', '/agents/ag_none'],
      ['GET', '/nowhere'],
    ] as const) {
      const { headers } = await http.send(method, path);
      expect(headers.get('x-request-id')).toMatch(/^req_/);
      expect(headers.get('ratelimit-limit')).toBe('1000000');
      expect(headers.get('ratelimit-reset')).toBe('60');
    }
  });

  it('refuse unreadable JSON with 400 and unfit JSON with 422 and every issue', async () => {
    const { backend, http } = start();
    const init = { method: 'POST', headers: { authorization: 'bearer sk_test' }, body: '{' };
    const broken = await backend.fetch('http://backend.test/v1/agents', init);
    expect(broken.status).toBe(400);
    expect(await http.refusal('POST', '/agents')).toMatchObject({ status: 400, code: 'invalid_request' });
    const { issues } = await http.refusal('POST', '/agents', {
      type: 'both',
      tools: [{}, 1],
      webhookUrl: 'ftp://x',
      returns: { a: 'date' },
      nmae: 'x',
    });
    expect(issues).toEqual([
      { path: 'name', message: 'a non-empty string' },
      { path: 'type', message: 'one of "inbound", "outbound"' },
      { path: 'returns.a', message: 'one of "string", "number", "boolean"' },
      { path: 'tools[1]', message: 'of type object' },
      { path: 'webhookUrl', message: 'an absolute http or https URL' },
      { path: 'nmae', message: 'left out: no such field is known here' },
    ]);
  });
});

it('a body too deep to be written down again is refused and not kept', async () => {
  const { backend } = start();
  const headers = { authorization: 'Bearer sk_test' };
  const tools = `[{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`;
  const body = `{"name":"A","type":"inbound","tools":${tools}}`;
  const made = await backend.fetch('http://backend.test/v1/agents', { method: 'POST', headers, body });
  expect(made.status).toBe(400);
  const listed = await backend.fetch('http://backend.test/v1/agents', { headers });
  expect([listed.status, await listed.json()]).toEqual([200, { data: [], nextCursor: null }]);
});

describe('the rate limit', () => {
  it('refuses what is over it until the window is over, for each key by itself', async () => {
    const { backend, http } = start({
      rateLimit: { limit: 2, windowSeconds: 10 },
      apiKeys: ['sk_test', 'sk_b'],
    });
    await http.get('/agents');
    backend.clock.advance(4000);
    expect((await http.send('GET', '/agents')).headers.get('ratelimit-remaining')).toBe('0');
    const over = await http.send('GET', '/agents');
    expect([over.status, over.headers.get('retry-after')]).toEqual([429, '6']);
    expect((await api(backend, 'sk_b').send('GET', '/agents')).status).toBe(200);
    backend.clock.advance(6000);
    expect((await http.send('GET', '/agents')).status).toBe(200);
  });

  it('counts afresh after a reset', async () => {
    const { backend, http } = start({ rateLimit: { limit: 1, windowSeconds: 10 } });
    await http.get('/agents');
    backend.reset();
    expect((await http.send('GET', '/agents')).status).toBe(200);
  });
});

describe('idempotency', () => {
  const key = { 'Idempotency-Key': 'k1' };

  it('answers the same request as the first time, refusals included', async () => {
    const { http } = start();
    const first = await http.send('POST', '/agents', BODY, key);
    const second = await http.send('POST', '/agents', BODY, key);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect([second.status, second.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    expect(await second.json()).toEqual(await first.json());
    expect((await http.get<Page<Agent>>('/agents')).data).toHaveLength(1);
    const missing = { 'Idempotency-Key': 'k2' };
    const path = '/agents/ag_none/numbers';
    await http.send('POST', path, { numberId: 'pn_1' }, missing);
    const again = await http.send('POST', path, { numberId: 'pn_1' }, missing);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([404, 'true']);
  });

  it('refuses another request with the same key, until a day is over', async () => {
    const { backend, http } = start();
    await http.post('/agents', BODY, key);
    const other = { ...BODY, name: 'B' };
    const reused = await http.refusal('POST', '/agents', other, key);
    expect(reused).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    const elsewhere = { url: 'https://example.com' };
    expect((await http.send('POST', '/webhook-endpoints', elsewhere, key)).status).toBe(201);
    backend.clock.advance(DAY);
    expect((await http.send('POST', '/agents', other, key)).status).toBe(201);
  });

  it('says so while the first request still runs', async () => {
    const { backend, http } = start();
    let go = () => {};
    const until = new Promise<void>((resolve) => {
      go = resolve;
    });
    backend.faults.add({ route: 'agents.create', until });
    const first = http.send('POST', '/agents', BODY, key);
    await new Promise(setImmediate);
    const second = await http.refusal('POST', '/agents', BODY, key);
    expect(second).toMatchObject({ status: 409, code: 'idempotency_in_progress' });
    go();
    expect((await first).status).toBe(201);
    expect((await http.send('POST', '/agents', BODY, key)).headers.get('idempotent-replayed')).toBe('true');
  });

  it('keeps no answer that a fault gave, and the one that a broken connection lost', async () => {
    const { backend, http } = start();
    backend.faults.add({ status: 503 });
    expect((await http.send('POST', '/agents', BODY, key)).status).toBe(503);
    backend.faults.add({ dropConnection: 'after', times: 2 });
    await expect(http.send('POST', '/agents', BODY, key)).rejects.toMatchObject({
      cause: { code: 'ECONNRESET' },
    });
    await expect(http.send('POST', '/agents', BODY, key)).rejects.toThrow('fetch failed');
    expect((await http.send('POST', '/agents', BODY, key)).headers.get('idempotent-replayed')).toBe('true');
    expect((await http.get<Page<Agent>>('/agents')).data).toHaveLength(1);
  });
});

describe('a backend', () => {
  it('refuses options that it does not have', () => {
    const create = (options: unknown) => () => createRoutingBackend(options as RoutingBackendOptions);
    expect(create({ nw: 1 })).toThrow(/there is no option nw.*now/);
    expect(create(null)).toThrow(/createRoutingBackend takes an object, not null/);
    expect(create({ now: undefined, seed: 2 })).not.toThrow();
    expect(create({ credits: 'lots' })).toThrow(/Not a decimal amount: "lots"/);
    expect(create({ apiKeys: ['sk_one', ' '] })).toThrow(/apiKeys\[1\] is empty/);
  });
});
