import type { Agent } from 'cordboard';
import { describe, expect, it } from 'vitest';
import type { Page } from './support/api.js';
import { createAgent, start } from './support/things.js';

const BODY = { name: 'A', type: 'inbound' };

describe('faults', () => {
  it('hit the endpoint and the number of requests that they name', async () => {
    const { backend, http } = start();
    const remove = backend.faults.add({
      route: 'agents.list',
      status: 429,
      retryAfter: 7,
      times: Number.POSITIVE_INFINITY,
    });
    expect((await http.send('GET', '/numbers')).status).toBe(200);
    const refused = await http.send('GET', '/agents');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await refused.json()).toMatchObject({ error: { code: 'rate_limited' } });
    remove();
    expect((await http.send('GET', '/agents')).status).toBe(200);
  });

  it('leave each other alone, used up or taken back', async () => {
    const { backend, http } = start();
    const statuses = [500, 502, 503];
    const [, takeBack] = statuses.map((status) => backend.faults.add({ status }));
    takeBack?.();
    const seen = [];
    for (const _ of statuses) seen.push((await http.send('GET', '/agents')).status);
    expect(seen).toEqual([500, 503, 200]);
  });

  it('answer with a page, cut a body, break before anything is done', async () => {
    const { backend, http } = start();
    backend.faults.add({ status: 502, body: '<h1>Bad gateway</h1>' });
    const page = await http.send('GET', '/agents');
    expect([page.headers.get('content-type'), await page.text()]).toEqual([
      'text/html',
      '<h1>Bad gateway</h1>',
    ]);
    await createAgent(http);
    const whole = await (await http.send('GET', '/agents')).text();
    backend.faults.add({ truncateBody: true });
    const half = await (await http.send('GET', '/agents')).text();
    expect(half).toBe(whole.slice(0, Math.floor(whole.length / 2)));
    backend.faults.add({ dropConnection: true });
    await expect(http.send('POST', '/agents', BODY)).rejects.toThrow('fetch failed');
    expect((await http.get<Page<Agent>>('/agents')).data).toHaveLength(1);
    backend.faults.add({ status: 500, times: 9 });
    backend.faults.clear();
    expect((await http.send('GET', '/agents')).status).toBe(200);
  });

  it('hold a request back; an abort does not wait for it', async () => {
    const { backend } = start();
    backend.faults.add({ latencyMs: 10_000 });
    const headers = { authorization: 'Bearer sk_test' };
    const controller = new AbortController();
    const { signal } = controller;
    const held = backend.fetch('http://backend.test/v1/agents', { headers, signal });
    setImmediate(() => controller.abort());
    await expect(held).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('let nothing that was held reach the state after a reset', async () => {
    const { backend, http } = start();
    const gates: (() => void)[] = [];
    const held = () => {
      const until = new Promise<void>((resolve) => gates.push(resolve));
      backend.faults.add({ route: 'agents.create', until });
      return http.send('POST', '/agents', BODY, { 'Idempotency-Key': 'k' });
    };
    const before = held();
    await new Promise(setImmediate);
    backend.reset();
    const now = held();
    await new Promise(setImmediate);
    gates[0]?.();
    await expect(before).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    // The key belongs to the request of now, which still runs.
    const second = await http.refusal('POST', '/agents', BODY, { 'Idempotency-Key': 'k' });
    expect(second.code).toBe('idempotency_in_progress');
    gates[1]?.();
    expect((await now).headers.get('idempotent-replayed')).toBeNull();
    expect((await http.get<Page<Agent>>('/agents')).data).toHaveLength(1);
  });

  it('refuse what does nothing, in whole or in part', () => {
    const { faults } = start().backend;
    const add = (spec: object) => () => faults.add(spec);
    expect(add({ route: 'agents.create', retryAfter: 10 })).toThrow(/retryAfter .* status or body/);
    expect(add({ latencyMs: 5, headers: { a: 'b' } })).toThrow(/headers .* status or body/);
    expect(add({ status: 503, tmes: 2 })).toThrow(/no option tmes.*times/);
    for (const none of [{}, { route: 'agents.create', times: 2 }, { latencyMs: 0, dropConnection: false }])
      expect(add(none)).toThrow(/does nothing.*status.*body/);
    expect(() => faults.add(null as never)).toThrow(/takes an object, not null/);
    for (const sound of [{ body: '' }, { truncateBody: true }, { status: 429, retryAfter: 1, headers: {} }])
      expect(add(sound)).not.toThrow();
  });

  it('refuse what is none', () => {
    const { faults } = start().backend;
    const unknown = { route: 'agents.crate' } as unknown as Parameters<typeof faults.add>[0];
    expect(() => faults.add(unknown)).toThrow(/agents\.crate.*agents\.create/);
    expect(() => faults.add({ times: 0 })).toThrow(/times/);
    expect(() => faults.add({ status: 42 })).toThrow(/status/);
    for (const headers of [{ 'x y': '1' }, { a: 'b\nc: d' }, 'a: b'] as { a: string }[])
      expect(() => faults.add({ status: 503, headers })).toThrow(/faults\.add: headers must be/);
    expect(() => faults.add({ status: 503, retryAfter: 'žádný' })).toThrow(/faults\.add: retryAfter must be/);
    expect(() => faults.add({ status: 503, headers: { 'x-a': 'b' }, retryAfter: 1 })).not.toThrow();
  });
});
