import type { RoutingBackend } from 'cordboard/testing';

interface Refusal {
  status: number;
  code: string;
  param: string | null;
  issues: { path: string; message: string }[] | null;
  details: { [key: string]: unknown } | null;
}

interface Headers {
  [name: string]: string;
}

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** Speaks HTTP to a backend, without the client: what is tested here is the backend alone. */
export function api(backend: Pick<RoutingBackend, 'fetch'>, key = 'sk_test') {
  const send = (method: string, path: string, body?: unknown, headers: Headers = {}) =>
    backend.fetch(`http://backend.test/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const ok = async <T>(method: string, path: string, body?: unknown, headers?: Headers): Promise<T> => {
    const response = await send(method, path, body, headers);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  return {
    send,
    get: <T>(path: string) => ok<T>('GET', path),
    post: <T>(path: string, body?: unknown, headers?: Headers) => ok<T>('POST', path, body, headers),
    patch: <T>(path: string, body: unknown, headers?: Headers) => ok<T>('PATCH', path, body, headers),
    put: <T>(path: string, body: unknown) => ok<T>('PUT', path, body),
    del: <T>(path: string, headers?: Headers) => ok<T>('DELETE', path, undefined, headers),
    async refusal(method: string, path: string, body?: unknown, headers?: Headers): Promise<Refusal> {
      const response = await send(method, path, body, headers);
      const { error } = (await response.json()) as { error: Omit<Refusal, 'status'> };
      return { ...error, status: response.status };
    },
  };
}

export type Api = ReturnType<typeof api>;
