import type { RoutingBackend, RoutingBackendOptions } from 'cordboard/testing';
import { createRoutingBackend } from 'cordboard/testing';
import { mswHandlers } from 'cordboard/testing/msw';
import { setupServer } from 'msw/node';

export interface Sent {
  method: string;
  path: string;
  headers?: { [name: string]: string };
  body?: string;
}

export interface Got {
  status: number;
  headers: Headers;
  /** The body as JSON; the first frame of an event stream; `undefined` without a body. */
  data: unknown;
}

export interface Session {
  backend: RoutingBackend;
  send(sent: Sent): Promise<Got>;
  close(): Promise<void>;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

async function read(response: Response, abort: () => void): Promise<unknown> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  }
  const chunk = await response.body?.getReader().read();
  abort();
  return new TextDecoder().decode(chunk?.value);
}

function session(backend: RoutingBackend, base: string, fetch: Fetch, close: () => unknown): Session {
  return {
    backend,
    async send({ method, path, headers = {}, body }) {
      const controller = new AbortController();
      const init = { method, headers, signal: controller.signal, ...(body !== undefined && { body }) };
      const response = await fetch(base + path, init);
      const data = await read(response, () => controller.abort());
      return { status: response.status, headers: response.headers, data };
    },
    close: async () => void (await close()),
  };
}

/** The three ways in which a client can reach the backend. */
export const transports: { [name: string]: (options: RoutingBackendOptions) => Promise<Session> } = {
  async 'in process'(options) {
    const backend = createRoutingBackend(options);
    return session(backend, 'http://backend.test', backend.fetch, () => undefined);
  },
  async 'under msw'(options) {
    const backend = createRoutingBackend(options);
    const server = setupServer(...mswHandlers(backend, 'http://backend.test/prefix/'));
    server.listen({ onUnhandledRequest: 'error' });
    return session(
      backend,
      'http://backend.test/prefix',
      (url, init) => fetch(url, init),
      () => server.close(),
    );
  },
  async 'over loopback HTTP'(options) {
    const backend = createRoutingBackend(options);
    const { url, close } = await backend.listen();
    return session(backend, url, (to, init) => fetch(to, init), close);
  },
};
