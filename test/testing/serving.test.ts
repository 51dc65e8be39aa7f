import { createRoutingBackend } from 'cordboard/testing';
import { mswHandlers } from 'cordboard/testing/msw';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { describe, expect, it } from 'vitest';

const init = { headers: { Authorization: 'Bearer sk_test' } };

describe('over HTTP', () => {
  it('breaks real sockets', async () => {
    const backend = createRoutingBackend();
    const { url, close } = await backend.listen();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${url}/v1/account`, init)).status).toBe(200);
    for (const dropConnection of ['before', 'after'] as const) {
      backend.faults.add({ dropConnection });
      await expect(fetch(`${url}/v1/account`, init)).rejects.toThrow('fetch failed');
    }
    backend.faults.add({ truncateBody: true });
    await expect((await fetch(`${url}/v1/account`, init)).json()).rejects.toThrow(SyntaxError);
    await close();
    await expect(fetch(`${url}/v1/account`, init)).rejects.toThrow();
  });
});

describe('under msw', () => {
  it.each(['https://api.example.com', 'https://api.example.com/voice/', 'http://127.0.0.1:4010/a/b'])(
    'answers below %s',
    async (baseUrl) => {
      const backend = createRoutingBackend();
      const server = setupServer(
        ...mswHandlers(backend, baseUrl),
        http.all('*', () => HttpResponse.text('elsewhere')),
      );
      server.listen();
      try {
        const root = baseUrl.replace(/\/$/, '');
        const body = JSON.stringify({ name: 'A', type: 'inbound' });
        const made = await fetch(`${root}/v1/agents`, { ...init, method: 'POST', body });
        expect(made.status).toBe(201);
        const { id } = (await made.json()) as { id: string };
        expect((await fetch(`${root}/v1/agents/${id}`, init)).status).toBe(200);
        const odd = await fetch(`${root}/v1/agents/${encodeURIComponent('a/b c')}`, init);
        expect(await odd.json()).toMatchObject({ error: { code: 'not_found', param: 'id' } });
        expect((await fetch(`${root}/nowhere`, init)).status).toBe(404);
        expect(await (await fetch('https://other.example.com/x')).text()).toBe('elsewhere');
        backend.faults.add({ dropConnection: true });
        await expect(fetch(`${root}/v1/agents`, init)).rejects.toThrow();
      } finally {
        server.close();
      }
    },
  );

  it('needs to know below what', () => {
    expect(() => mswHandlers(createRoutingBackend(), 'api.test')).toThrow('baseUrl must be an absolute URL');
  });
});
