import type { AgentCreateParams } from 'cordboard';
import { Cordboard } from 'cordboard';
import { describe, expect, test, vi } from 'vitest';
import { account, agent } from '../support/models.js';
import { failure } from '../support/promise.js';
import { errorBody } from '../support/server.js';
import { recording, settings } from './support/recording.js';

describe('a request', () => {
  test('says what it is, and keeps the prefix of the base URL', async () => {
    const { requests, fetch } = recording(() => Response.json({ ...agent, id: 'ag_1' }));
    const client = new Cordboard({ ...settings, fetch });
    await client.agents.update('ag/1 ü', { name: 'x' }, { ifVersion: 3, headers: { 'X-Trace': 't' } });
    const [request] = requests;
    expect(request?.url).toBe('http://api.test/prefix/v1/agents/ag%2F1%20%C3%BC');
    expect(request?.method).toBe('PATCH');
    expect(request?.headers.get('if-match')).toBe('"3"');
    expect(request?.headers.get('cordboard-version')).toBe('2026-11-01');
    expect(request?.headers.get('x-trace')).toBe('t');
    expect(request?.headers.get('accept')).toBe('application/json');
    expect(request?.headers.get('user-agent')).toMatch(/^cordboard\/\d+\.\d+\.\d+ \(Node\.js\/\d+/);
    expect(await request?.json()).toEqual({ name: 'x' });
  });

  test('reads the runtime fetch when it is sent, so that mocks work', async () => {
    const client = new Cordboard(settings);
    vi.stubGlobal('fetch', async () => Response.json(account));
    try {
      expect(await client.account.retrieve()).toEqual(account);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test('sends what was checked, though the params change right after', async () => {
    const { requests, fetch } = recording(() => Response.json(agent));
    let name: unknown = 'a';
    const params = {
      get name() {
        queueMicrotask(() => {
          name = 7;
        });
        return name as string;
      },
      type: 'inbound',
    };
    await new Cordboard({ ...settings, fetch }).agents.create(params as AgentCreateParams);
    expect(await requests[0]?.json()).toEqual({ name: 'a', type: 'inbound' });
  });

  test('is refused that did not fit, though the params have become those of another call', async () => {
    const { requests, fetch } = recording();
    const names = ['', 'b'];
    const params = {
      get name() {
        return (names.length > 1 ? names.shift() : names[0]) as string;
      },
      type: 'inbound',
    };
    const call = new Cordboard({ ...settings, fetch }).agents.create(params as AgentCreateParams);
    expect(await failure(call)).toMatchObject({
      name: 'InvalidParamsError',
      message: expect.stringContaining('params must be left as they are during a call'),
    });
    expect(requests).toEqual([]);
  });

  test('goes through the middleware, the first outermost, once an attempt', async () => {
    const seen: string[] = [];
    let answers = 0;
    const { fetch } = recording(() => {
      answers += 1;
      return answers === 1
        ? Response.json(errorBody('unavailable'), { status: 503, headers: { 'retry-after': '0' } })
        : Response.json(account);
    });
    const client = new Cordboard({
      ...settings,
      fetch,
      middleware: ['outer', 'inner'].map((name) => async (request, next, context) => {
        seen.push(`${name} ${context.endpoint} ${context.attempt}`);
        return next(request);
      }),
    });
    await client.account.retrieve();
    expect(seen).toEqual([
      'outer account.retrieve 1',
      'inner account.retrieve 1',
      'outer account.retrieve 2',
      'inner account.retrieve 2',
    ]);
  });

  test('beyond the contract has the same manners', async () => {
    const { requests, fetch } = recording(() => Response.json({ later: true }));
    const client = new Cordboard({ ...settings, fetch });
    expect(
      await client.request('post', '/v1/later', { query: { a: 1, b: undefined }, body: { c: 2 } }),
    ).toEqual({ later: true });
    expect(requests[0]?.url).toBe('http://api.test/prefix/v1/later?a=1');
    expect(requests[0]?.headers.get('idempotency-key')).toBeTruthy();
  });

  test('with stream: true hands the body over unread', async () => {
    const { fetch } = recording(() => new Response('event: ready\n\n'));
    const body = await new Cordboard({ ...settings, fetch }).request('GET', '/v1/events', { stream: true });
    expect(await new Response(body as ReadableStream).text()).toBe('event: ready\n\n');
  });
});
